public import Geometry

/// One row: its number in the source, its shape if it has one, its values in the order of the table's fields.
public struct Feature: Sendable, Hashable {
    public var id: Int64
    public var shape: Shape?
    public var values: [FieldValue]

    public init(id: Int64, shape: Shape?, values: [FieldValue]) {
        self.id = id
        self.shape = shape
        self.values = values
    }
}

/// A layer, or a batch of it, in memory. All shapes are in `crs`; a table without shapes needs none.
public struct FeatureTable: Sendable, Hashable {
    public var name: String
    public var crs: CRS?
    public var fields: [FieldDefinition]
    public var features: [Feature]

    public init(name: String, crs: CRS?, fields: [FieldDefinition], features: [Feature] = []) {
        self.name = name
        self.crs = crs
        self.fields = fields
        self.features = features
    }

    /// Position of a field; upper and lower case are the same, an exact match comes first.
    public func fieldIndex(_ name: String) -> Int? {
        if let exact = fields.firstIndex(where: { $0.name == name }) { return exact }
        let wanted = name.lowercased()
        return fields.firstIndex { $0.name.lowercased() == wanted }
    }

    /// The box of all shapes; nil when there is none.
    public var extent: Box? {
        let box = features.reduce(Box.empty) { box, feature in feature.shape.map { box.union($0.box) } ?? box }
        return box.isEmpty ? nil : box
    }

    public var geometryKind: GeometryKind {
        var kind = GeometryKind.none
        for feature in features {
            guard let shape = feature.shape else { continue }
            kind = kind.joined(with: GeometryKind(of: shape))
        }
        return kind
    }
}

/// What a layer's shapes are, single and multiple alike.
public enum GeometryKind: String, Sendable, Hashable, Codable {
    case none, point, line, polygon, mixed

    init(of shape: Shape) {
        switch shape {
        case .point, .multiPoint: self = .point
        case .lineString, .multiLineString: self = .line
        case .polygon, .multiPolygon: self = .polygon
        case .collection: self = .mixed
        }
    }

    func joined(with other: GeometryKind) -> GeometryKind {
        if self == .none || self == other { return other }
        return other == .none ? self : .mixed
    }
}

/// What is known of a layer before its features are read.
public struct LayerInfo: Sendable, Hashable {
    public var name: String
    public var crs: CRS?
    public var fields: [FieldDefinition]
    public var featureCount: Int
    /// In the layer's own CRS.
    public var extent: Box?
    public var geometryKind: GeometryKind

    public init(
        name: String, crs: CRS?, fields: [FieldDefinition], featureCount: Int, extent: Box?,
        geometryKind: GeometryKind
    ) {
        self.name = name
        self.crs = crs
        self.fields = fields
        self.featureCount = featureCount
        self.extent = extent
        self.geometryKind = geometryKind
    }
}
