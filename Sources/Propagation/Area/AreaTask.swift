import Synchronization
import Units

/// One mast's disc, cut into sectors that threads take one after another.
struct AreaTask: Sendable {
    let terrain: TerrainGrid
    let mast: AreaMast
    /// m.
    let terminal: Double
    /// km.
    let radius, step: Double
    let kernels: [LossKernel]
    /// The only nodes wanted, ascending; nil for all.
    let nodes: [Int]?
    /// 500/ae.
    let curvature: Double
    let method: AreaEngine.Method

    private static let sectors = 32

    func run(
        threads: Int, progress: (@Sendable (Double) -> Bool)?
    ) throws(PropagationError) -> AreaEngine.Losses {
        let (rows, columns) = AreaPixels.extent(terrain, mast, radius)
        let table = [Float](repeating: .nan, count: rows.count * columns.count)
        let merged = Mutex(
            AreaEngine.Losses(rows: rows, columns: columns, values: kernels.map { _ in table }))
        let state = Mutex((done: 0, isCancelled: false))
        // More radials than pixels at the rim would be for nothing, fewer than profile points would be felt.
        let radials = max(64, Int(2 * .pi * radius / step))
        _ = Parallel.map(Self.sectors, threads: threads) { sector in
            guard !state.withLock({ $0.isCancelled }) else { return }
            let pixels = AreaPixels(
                terrain, mast: mast, radius: radius, radials: radials, sector: sector, of: Self.sectors,
                only: nodes)
            let results = losses(pixels, radials: radials)
            merged.withLock { merged in
                for (model, losses) in results.values.enumerated() {
                    for (node, loss) in zip(results.nodes, losses) {
                        let (row, column) = Int(node).quotientAndRemainder(dividingBy: terrain.columns)
                        let place = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
                        merged.values[model][place] = loss
                    }
                }
            }
            let share = state.withLock { state in
                state.done += 1
                return Double(state.done) / Double(Self.sectors)
            }
            if let progress, !progress(share) { state.withLock { $0.isCancelled = true } }
        }
        guard !state.withLock({ $0.isCancelled }) else { throw .cancelled }
        return merged.withLock { $0 }
    }

    private func losses(_ pixels: borrowing AreaPixels, radials: Int) -> AreaBatch.Results {
        var batch = AreaBatch(kernels: kernels, capacity: pixels.pixels.count)
        var exact = ExactFront(radius: radius, step: step)
        var sweep = SweepFront(radius: radius, step: step)
        let nearest = method == .exact ? Float.infinity : SweepFront.nearest(step: step)
        let (datum, curvature) = (Float(mast.ground + mast.height), Float(curvature))
        terrain.withSampler { sampler in
            for radial in 0..<pixels.radialCount {
                let range = pixels.starts[radial]..<pixels.starts[radial + 1]
                var isStarted = false
                for i in range {
                    let pixel = pixels.pixels[i]
                    guard let path = path(to: pixel, datum: datum, curvature: curvature) else { continue }
                    if path.d < nearest {
                        batch.append(exact.row(sampler, path))
                        continue
                    }
                    if !isStarted {
                        isStarted = true
                        let turn = 2 * Double.pi * Double(pixels.firstRadial + radial) / Double(radials)
                        sweep.start(
                            sampler, mast: mast, turn: turn, spread: .pi / Double(radials), datum: datum,
                            curvature: curvature,
                            farthest: Double(pixels.pixels[range.upperBound - 1].distance))
                    }
                    batch.append(sweep.row(sampler, path))
                }
            }
        }
        return batch.finish()
    }

    /// nil over a void.
    func path(to pixel: AreaPixels.Pixel, datum: Float, curvature: Float) -> AreaPath? {
        let node = Int(pixel.node)
        if !terrain.voids.isEmpty, terrain.isVoid(node) { return nil }
        let (row, column) = node.quotientAndRemainder(dividingBy: terrain.columns)
        // The mast's own node is taken half a step away.
        let d = max(pixel.distance, Float(step) / 2)
        let (east, north) = (Double(pixel.east), Double(pixel.north))
        let end = terrain.height(row: row, column: column) - datum
        return AreaPath(
            track: AreaTrack(
                from: mast, east: east, north: north, distance: Double(d), end: (Double(row), Double(column))),
            d: d, start: -Float(mast.height), end: end, receiver: end + Float(terminal), datum: datum,
            curvature: curvature,
            latitude: Float(abs(mast.middleLatitude(distance: Double(d), north: north))), pixel: pixel.node)
    }
}

/// Paths on their way through the kernels.
struct AreaBatch: ~Copyable {
    /// Nodes and, per kernel, their losses in dB.
    struct Results: Sendable {
        var nodes: [Int32] = []
        var values: [[Float]]
    }

    private let kernels: [LossKernel]
    private var features = PathFeatures(capacity: 1024)
    private var results: Results

    init(kernels: [LossKernel], capacity: Int) {
        self.kernels = kernels
        results = Results(values: kernels.map { _ in [] })
        results.nodes.reserveCapacity(capacity)
        for i in kernels.indices { results.values[i].reserveCapacity(capacity) }
    }

    @inline(always)
    mutating func append(_ row: PathFeatures.Row) {
        features.append(row)
        if features.isFull { flush() }
    }

    consuming func finish() -> Results {
        flush()
        return results
    }

    private mutating func flush() {
        for (model, kernel) in kernels.enumerated() {
            var first = 0
            while first < features.count {
                let losses = kernel.losses(features, first)
                for lane in 0..<min(Lanes.width, features.count - first) { results.values[model].append(losses[lane]) }
                first += Lanes.width
            }
        }
        for i in 0..<features.count { results.nodes.append(features.pixels[i]) }
        features.removeAll()
    }
}

/// What both front ends are told of a path; heights in m above the transmitting antenna.
struct AreaPath {
    let track: AreaTrack
    /// km.
    let d: Float
    /// Ground at both ends, and the receiving antenna.
    let start, end, receiver: Float
    /// The transmitting antenna above sea level, m.
    let datum: Float
    /// 500/ae.
    let curvature: Float
    /// Of the middle, degrees, without sign.
    let latitude: Float
    /// Node index.
    let pixel: Int32
}
