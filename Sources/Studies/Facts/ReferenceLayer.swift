import GeoStore
import Geometry
import Province

/// A layer that facts of the rules name: distances to its features, and what lies around a place.
struct ReferenceLayer: Sendable {
    let table: FeatureTable
    private let fields: [String: String]
    private let nameField: Int?
    /// Nil when no fact asks for it.
    let distances: FeatureDistance?
    private let locator: PolygonLocator?

    /// What the facts want of a layer.
    struct Needs: OptionSet {
        let rawValue: Int
        static let distance = Needs(rawValue: 1)
        static let inside = Needs(rawValue: 2)
    }

    /// - Parameter table: in the working grid.
    init(
        _ table: FeatureTable, fields: [String: String], needs: Needs, toGeographic: Transformer
    ) throws(GeometryError) {
        self.table = table
        self.fields = fields
        nameField = table.fieldIndex(among: [fields["name"], "name", "tên", "ten", "id"].compactMap(\.self))
        let shapes = table.features.map { $0.shape ?? .collection([]) }
        distances = needs.contains(.distance) ? try FeatureDistance(shapes, toGeographic: toGeographic) : nil
        locator = needs.contains(.inside) ? PolygonLocator(shapes) : nil
    }

    /// Features the position lies in, ascending.
    func covering(_ position: Coordinate) -> [Int] { locator?.covering(position) ?? [] }

    /// Position of an attribute in the table: mapped, or by the field's own name. Compares names: not for every feature.
    func field(_ attribute: String) -> Int? { table.fieldIndex(among: [fields[attribute] ?? attribute]) }

    func text(_ feature: Int, _ field: Int?) -> String? { table.features[feature].text(field) }

    /// The feature's name where it has one, else layer and number.
    func label(of feature: Int) -> String {
        text(feature, nameField) ?? "\(table.name) \(table.features[feature].id)"
    }

    /// Metres, with their unit or without.
    func length(_ feature: Int, _ field: Int?) -> Double? {
        field.flatMap { table.features[feature].text($0) }.flatMap { Dimension.length.value(of: $0) }
    }

    /// Features within a planar distance, which may be short of the true one by the grid's scale.
    func forEachNear(_ position: Coordinate, within distance: Double, _ visit: (Int, Double) -> Void) {
        distances?.forEachNear(position, within: distance, visit)
    }
}
