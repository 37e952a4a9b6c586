public import Geometry
import Province
import Studies

/// The area of a unit for the map and the units layer, in the study's CRS.
public struct UnitOutline: Sendable {
    public var code: String
    public var name: String
    public var shape: Shape

    public init(code: String, name: String, shape: Shape) {
        (self.code, self.name, self.shape) = (code, name, shape)
    }

    /// The units' own areas, units without one left out; those in `replacements` take their place by code.
    static func all(of units: [UnitSummary], replacements: [UnitOutline]) -> [UnitOutline] {
        let given = Dictionary(replacements.map { ($0.code, $0.shape) }, uniquingKeysWith: { first, _ in first })
        return units.compactMap { unit in
            let shape = given[unit.unit.code] ?? unit.shape
            return shape.isEmpty ? nil : UnitOutline(code: unit.unit.code, name: unit.unit.name, shape: shape)
        }
    }
}

extension ZonesResult {
    /// The units the tables have a row for: districts, or communes where the study has none.
    var tableUnits: [UnitSummary] { districts.isEmpty ? communes : districts }
}
