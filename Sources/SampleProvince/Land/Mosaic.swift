import Geometry

/// All parcels of the province: loops in one flat list, figures beside it.
struct Mosaic {
    enum Kind: UInt8 {
        case ordinary, minorRoad, majorRoad
    }

    private(set) var vertices: [Int32] = []
    private(set) var starts: [Int32] = [0]
    /// Holes stay only in the rare parcel that could not be cut; by parcel.
    private(set) var holes: [Int: [[Int32]]] = [:]
    private(set) var commune: [Int32] = []
    private(set) var kind: [Kind] = []
    /// m², exact to the square millimetre in doubles.
    private(set) var area: [Double] = []
    private(set) var centroid: [Coordinate] = []
    /// 0 none, 1 a minor road, 2 a major road along one of the parcel's borders.
    private(set) var frontage: [UInt8] = []

    var count: Int { commune.count }

    func loop(_ parcel: Int) -> ArraySlice<Int32> { vertices[Int(starts[parcel])..<Int(starts[parcel + 1])] }

    func polygon(_ parcel: Int, in mesh: Mesh) -> Polygon {
        Polygon(mesh.ring(Array(loop(parcel))), holes: (holes[parcel] ?? []).map { mesh.ring($0) })
    }

    /// A place inside the parcel, m.
    func place(in parcel: Int, mesh: Mesh) -> Coordinate {
        let ids = Array(loop(parcel))
        return mesh.contains(ids, centroid[parcel]) ? centroid[parcel] : mesh.innerPoint(ids)
    }

    /// A parcel as the partition leaves it, before its neighbours' last vertices are known.
    struct Leaf {
        var loop: [Int32]
        var holes: [[Int32]] = []
        var commune: Int32
        var kind: Kind
    }

    init(_ leaves: [Leaf], mesh: Mesh) {
        var roadAt = [UInt8](repeating: 0, count: mesh.points.count)
        vertices.reserveCapacity(leaves.count * 7)
        for (index, leaf) in leaves.enumerated() {
            let loop = mesh.expanded(leaf.loop)
            vertices += loop
            starts.append(Int32(vertices.count))
            commune.append(leaf.commune)
            kind.append(leaf.kind)
            let m = mesh.moments(loop)
            var twice = mesh.twiceArea(loop)
            if !leaf.holes.isEmpty {
                let expanded = leaf.holes.map { mesh.expanded($0) }
                for hole in expanded { twice += mesh.twiceArea(hole) }
                holes[index] = expanded
            }
            area.append(Double(twice) / 2e6)
            centroid.append(m.centroid)
            if leaf.kind != .ordinary {
                for vertex in loop { roadAt[Int(vertex)] = max(roadAt[Int(vertex)], leaf.kind.rawValue) }
            }
        }
        frontage = [UInt8](repeating: 0, count: leaves.count)
        for parcel in 0..<count {
            // Two vertices on a road make a side along it; one may be only a corner.
            var onRoad = 0, most: UInt8 = 0
            for vertex in loop(parcel) where roadAt[Int(vertex)] > 0 {
                onRoad += 1
                most = max(most, roadAt[Int(vertex)])
            }
            frontage[parcel] = onRoad >= 2 ? most : 0
        }
    }
}
