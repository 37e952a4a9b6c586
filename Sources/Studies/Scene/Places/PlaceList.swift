import Geometry
import Propagation
import Province
import Units

/// Every parcel with a place inside it, and every standing mast.
struct PlaceList: Sendable {
    let world: World
    /// Inside each parcel.
    let positions: [Coordinate]
    /// Of each parcel, m².
    let areas: [Double]
    /// First station of each distinct mast position.
    let masts: [StationNumber]
    let mastIndex: SpatialIndex
    private let equipment: [Coordinate: [Station]]

    init(_ world: World, run: Run) throws {
        self.world = world
        let topology = Topology()
        var positions: [Coordinate] = []
        positions.reserveCapacity(world.parcels.count)
        for (number, parcel) in world.parcels.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            let centre = parcel.box.centre
            positions.append(parcel.shape.holds(centre) ? centre : try topology.interiorPoint(of: parcel.shape))
        }
        self.positions = positions
        areas = world.parcels.map(\.shape.area)
        var seen: Set<Coordinate> = []
        masts = world.stations.numbers.filter {
            world.stations[$0].status == .built && seen.insert(world.stations[$0].position).inserted
        }
        mastIndex = SpatialIndex(boxes: masts.map { Box([world.stations[$0].position]) })
        equipment = Dictionary(grouping: world.stations.filter { $0.status == .built }, by: \.position)
    }

    func hasOwnEquipment(_ name: String, _ technology: Technology, at position: Coordinate) -> Bool {
        equipment[position]?.contains { $0.operator == name && $0.technologies.contains(technology) } ?? false
    }
}
