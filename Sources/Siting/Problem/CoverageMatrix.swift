/// Which cells each candidate serves, as runs of neighbouring cell numbers.
///
/// A station's footprint on a raster is one or two runs per row: a hundred thousand footprints fit into some tens of
/// megabytes, and with sums along the rows a candidate's gain costs its runs, not its cells.
public struct CoverageMatrix: Sendable {
    /// Cells `from ..< to`.
    public struct Run: Sendable, Equatable, BitwiseCopyable {
        public var from: UInt32
        public var to: UInt32

        @inlinable public init(_ from: Int, _ to: Int) {
            self.from = UInt32(truncatingIfNeeded: from)
            self.to = UInt32(truncatingIfNeeded: to)
        }
    }

    public private(set) var runs: [Run] = []
    /// Runs of candidate `i` are `starts[i] ..< starts[i + 1]`.
    public private(set) var starts: [Int32] = [0]

    public var count: Int { starts.count - 1 }

    public init() {}

    /// Adds the next candidate. Runs may overlap and come in any order.
    public mutating func append(_ footprint: some Sequence<Run>) {
        let start = runs.count
        var isSorted = true
        for run in footprint where run.from < run.to {
            if runs.count > start, let last = runs.last {
                if run.from == last.to {
                    runs[runs.count - 1].to = run.to
                    continue
                }
                if run.from < last.to { isSorted = false }
            }
            runs.append(run)
        }
        if !isSorted { join(from: start) }
        starts.append(Int32(runs.count))
    }

    /// Adds the next candidate as a set of cell numbers, in any order.
    public mutating func append(cells: [Int]) {
        append(cells.sorted().map { Run($0, $0 + 1) })
    }

    public func runs(of candidate: Int) -> ArraySlice<Run> {
        runs[Int(starts[candidate])..<Int(starts[candidate + 1])]
    }

    private mutating func join(from start: Int) {
        let sorted = runs[start...].sorted { $0.from < $1.from }
        runs.removeLast(runs.count - start)
        for run in sorted {
            if runs.count > start, let last = runs.last, run.from <= last.to {
                runs[runs.count - 1].to = max(last.to, run.to)
            } else {
                runs.append(run)
            }
        }
    }
}
