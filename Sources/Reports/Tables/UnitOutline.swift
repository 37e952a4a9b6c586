public import Geometry
public import Studies

/// The area of a unit for the map and the units layer, in the study's CRS.
public struct UnitOutline: Sendable {
    public var code: String
    public var name: String
    public var shape: Shape

    public init(code: String, name: String, shape: Shape) {
        (self.code, self.name, self.shape) = (code, name, shape)
    }

    /// Every district and commune of a study's world.
    public static func all(of world: World) -> [UnitOutline] {
        (world.districts + world.communes).map { UnitOutline(code: $0.code, name: $0.name, shape: $0.shape) }
    }
}

extension ZonesResult {
    /// The units the tables have a row for: districts, or communes where the study has none.
    var tableUnits: [UnitSummary] { districts.isEmpty ? communes : districts }
}
