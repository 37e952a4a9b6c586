import Units

/// A layer that comes in parts, e.g. from a file, and is never held as a whole.
///
/// Shapes are numbered in the order in which they come. A join holds as many parts as it has threads.
///
/// ```swift
/// let parcels = ShapeStream(total: layer.count) { try layer.next(100_000) }
/// try sites.forEachCovered(by: parcels, threads: 2) { parcel, site in … }
/// ```
public struct ShapeStream {
    /// Number of shapes, when it is known beforehand.
    public let total: Int?
    private let next: () throws -> [Shape]

    /// - Parameter next: the next part; an empty one ends the layer.
    public init(total: Int? = nil, next: @escaping () throws -> [Shape]) {
        self.total = total
        self.next = next
    }

    /// A layer that is in memory already.
    public init(_ shapes: [Shape], partSize: Int = 1 << 16) {
        var first = 0
        self.init(total: shapes.count) {
            let part = shapes[first..<min(first + max(partSize, 1), shapes.count)]
            first = part.endIndex
            return Array(part)
        }
    }

    /// Works on `threads` parts at a time; `deliver` gets the answers in order, with the number of each part's first
    /// shape.
    ///
    /// - Throws: what the source throws, and what `work` does.
    func forEachPart<Answer: Sendable>(
        threads: Int, progress: ((JoinProgress) -> Void)?,
        _ work: @Sendable ([Shape]) throws(GeometryError) -> Answer, _ deliver: (Int, Answer) -> Void
    ) throws {
        var done = 0
        var isAtEnd = false
        while !isAtEnd {
            var parts: [[Shape]] = []
            while !isAtEnd, parts.count < max(threads, 1) {
                let part = try next()
                if part.isEmpty { isAtEnd = true } else { parts.append(part) }
            }
            let current = parts
            let answers = Parallel.map(parts.count, threads: threads) { part in
                Result { () throws(GeometryError) in try work(current[part]) }
            }
            for (part, answer) in zip(parts, answers) {
                deliver(done, try answer.get())
                done += part.count
            }
            if !parts.isEmpty { progress?(JoinProgress(done: done, total: total)) }
        }
    }
}

/// How far a join has come.
public struct JoinProgress: Sendable, Hashable {
    /// Number of shapes that are joined.
    public let done: Int
    /// Of how many, when that is known.
    public let total: Int?
}
