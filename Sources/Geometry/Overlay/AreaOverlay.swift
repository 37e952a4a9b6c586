import Units

/// Areas of intersection of two polygon layers, without building the pieces.
///
/// Over a layer without gaps the areas sum to the other layer's within 10⁻⁹. Borders that coincide, holes and islands
/// are decided exactly; where two edges cross at so small an angle that rounding matters, GEOS cuts the pair. Polygons
/// have to be valid. For the pieces themselves take ``Topology/intersection(_:_:)-(Shape,_)``.
///
/// ```swift
/// let parcels = AreaOverlay(parcelShapes)
/// let shares = try parcels.areas(with: zoneShapes)
/// ```
public struct AreaOverlay: Sendable {
    /// Two shapes and the ground they share.
    public struct Share: Hashable, Sendable {
        /// Number in the layer this overlay was made of.
        public let first: Int
        /// Number in the other layer.
        public let second: Int
        /// In the square of the coordinates' unit.
        public let area: Double
    }

    public struct Shares: Sendable {
        /// Pairs that share ground, by second and then first number.
        public fileprivate(set) var pairs: [Share] = []
        /// How many pairs of polygons lay one in the other, and took no cutting.
        public fileprivate(set) var contained = 0
        /// How many were left to GEOS.
        public fileprivate(set) var cutByGEOS = 0
    }

    /// What some polygons of the other layer share.
    private struct Part {
        var shares = Shares()
        /// For each of them that shares ground its shape and where its pairs lie.
        var runs: [(second: Int, pairs: Range<Int>)] = []
    }

    private let layer: OverlayLayer
    private let index: SpatialIndex

    /// - Parameter shapes: the layer of more and smaller polygons, for speed; numbered by their place.
    public init(_ shapes: [Shape], threads: Int = 1) {
        layer = OverlayLayer(shapes, threads: threads)
        index = SpatialIndex(boxes: layer.polygons.boxes, threads: threads)
    }

    /// Numbers of shapes with a coordinate that is not finite; they share nothing.
    public var refused: [Int] { layer.polygons.refused }

    /// - Parameter threads: how many to work with; the answer is the same to the last bit.
    /// - Throws: ``GeometryError/notFinite(_:)`` for the other layer's coordinates, ``GeometryError/topology(operation:reason:)``
    ///   when GEOS has to cut a pair and refuses, e.g. because a polygon is not valid.
    public func areas(with shapes: [Shape], threads: Int = 1) throws(GeometryError) -> Shares {
        let other = OverlayLayer(shapes, threads: threads)
        if let bad = other.polygons.refused.first.flatMap({ shapes[$0].firstNonFinite }) { throw .notFinite(bad) }
        return try areas(with: other, threads: threads)
    }

    /// Pairs of shapes of the layer itself that share ground, the smaller number first.
    ///
    /// - Parameter threads: how many to work with; the answer is the same to the last bit.
    /// - Throws: ``GeometryError/topology(operation:reason:)`` when GEOS has to cut a pair and refuses.
    public func overlaps(threads: Int = 1) throws(GeometryError) -> Shares {
        try areas(with: layer, threads: threads, isSelf: true)
    }

    func areas(
        with other: OverlayLayer, threads: Int, isSelf: Bool = false
    ) throws(GeometryError) -> Shares {
        // Small parts, because one large polygon may be as much work as a thousand others.
        let parts = threads > 1 ? min(threads * 32, max(other.polygons.count, 1)) : 1
        let layer = layer, index = index
        let results = Parallel.map(parts, threads: threads) { part in
            let range = other.polygons.count * part / parts..<other.polygons.count * (part + 1) / parts
            return Result { () throws(GeometryError) in try Self.areas(layer, index, other, range, isSelf) }
        }
        return Self.gathered(try results.map { result throws(GeometryError) in try result.get() })
    }

    /// The parts as one, by second and then first number.
    private static func gathered(_ parts: [Part]) -> Shares {
        var shares = Shares()
        var runs: [(second: Int, pairs: ArraySlice<Share>)] = []
        for part in parts {
            shares.contained += part.shares.contained
            shares.cutByGEOS += part.shares.cutByGEOS
            runs += part.runs.map { ($0.second, part.shares.pairs[$0.pairs]) }
        }
        // Parts of one shape keep their order, so that their sum does not hang on the number of threads.
        let order = runs.indices.sorted { (runs[$0].second, $0) < (runs[$1].second, $1) }
        shares.pairs.reserveCapacity(runs.reduce(0) { $0 + $1.pairs.count })
        var at = 0
        while at < order.count {
            let own = order[at...].prefix { runs[$0].second == runs[order[at]].second }
            at += own.count
            shares.pairs +=
                own.count == 1 ? runs[own[own.startIndex]].pairs : merged(own.flatMap { runs[$0].pairs })[...]
        }
        return shares
    }

    /// Areas summed by what `key(first, second)` says, e.g. land-use code and district; pairs for which it says
    /// nothing are left out.
    public func sums<Key: Hashable>(
        with shapes: [Shape], threads: Int = 1, by key: (Int, Int) -> Key?
    ) throws(GeometryError) -> [Key: Double] {
        var sums: [Key: Double] = [:]
        for share in try areas(with: shapes, threads: threads).pairs {
            if let key = key(share.first, share.second) { sums[key, default: 0] += share.area }
        }
        return sums
    }

    private static func areas(
        _ layer: OverlayLayer, _ index: SpatialIndex, _ other: OverlayLayer, _ range: Range<Int>, _ isSelf: Bool
    ) throws(GeometryError) -> Part {
        let result = layer.withView { firsts in
            other.withView { seconds in
                Result { () throws(GeometryError) in try areas(layer, index, other, range, isSelf, firsts, seconds) }
            }
        }
        return try result.get()
    }

    private static func areas(
        _ layer: OverlayLayer, _ index: SpatialIndex, _ other: OverlayLayer, _ range: Range<Int>, _ isSelf: Bool,
        _ firsts: LayerView, _ seconds: LayerView
    ) throws(GeometryError) -> Part {
        var part = Part()
        let scratch = AreaScratch()
        var near: [Int] = []
        var own: [Share] = []
        var topology: Topology?
        for second in range {
            unsafe index.search(seconds.boxes[second], into: &near)
            if isSelf { near.removeAll { unsafe firsts.owners[$0] >= seconds.owners[second] } }
            guard !near.isEmpty else { continue }
            let kernel = AreaKernel(firsts, seconds, second, scratch)
            own.removeAll(keepingCapacity: true)
            for first in near {
                var area = 0.0
                switch kernel.area(first) {
                case .none: continue
                case .area(let shared): area = shared
                case .whole:
                    area = unsafe firsts.areas[first]
                    part.shares.contained += 1
                case .unsure:
                    let geos = topology ?? Topology()
                    topology = geos
                    area = try geos.intersection(layer.shape(of: first), other.shape(of: second)).area
                    part.shares.cutByGEOS += 1
                }
                guard area > 0 else { continue }
                own.append(
                    unsafe Share(first: Int(firsts.owners[first]), second: Int(seconds.owners[second]), area: area))
            }
            guard let shape = own.first?.second else { continue }
            let start = part.shares.pairs.count
            part.shares.pairs += merged(own)
            part.runs.append((shape, start..<part.shares.pairs.count))
        }
        return part
    }

    /// What one shape shares, by first number; the parts of one pair of shapes are summed.
    private static func merged(_ pairs: [Share]) -> [Share] {
        var merged: [Share] = []
        merged.reserveCapacity(pairs.count)
        for pair in pairs.sorted(by: { $0.first < $1.first }) {
            if let last = merged.last, last.first == pair.first {
                merged[merged.count - 1] = Share(first: last.first, second: last.second, area: last.area + pair.area)
            } else {
                merged.append(pair)
            }
        }
        return merged
    }
}
