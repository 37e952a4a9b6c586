import GeoStore
import Geometry
import PermitRules
import Province
import Units

/// What the layers of a scene say of a site, fact by fact. One per task.
final class FactObserver {
    private let scene: FactScene
    private let toGeographic: Transformer
    private let toTerrain: Transformer?
    private let sources: [(fact: Fact, source: Source)]

    /// Where a fact comes from, its layer and fields found.
    private enum Source {
        case mast(FactSource.Relation?)
        case distance(FeatureDistance, ReferenceLayer)
        case inside(ReferenceLayer, attributes: [(field: Int?, value: String)])
        case attribute(ReferenceLayer, field: Int?)
        case surface(String)
    }

    init(_ scene: FactScene, toGeographic: Transformer) throws(GeometryError) {
        self.scene = scene
        self.toGeographic = toGeographic
        toTerrain = try scene.world?.terrain?.crs.map { (crs) throws(GeometryError) in
            try Transformer(from: scene.workspace.crs, to: crs)
        }
        sources = scene.book.facts.compactMap { definition in
            definition.source.flatMap { Self.source($0, scene) }.map { (definition.fact, $0) }
        }
    }

    /// Nil for what no layer tells, or a layer that is not loaded.
    private static func source(_ source: FactSource, _ scene: FactScene) -> Source? {
        switch source {
        case .column, .ratio: return nil
        case .surface(let id): return scene.obstacles.isLoaded(id) ? .surface(id) : nil
        case .distance(FactScene.mastLayer, let relation): return scene.masts == nil ? nil : .mast(relation)
        case .distance(let name, _):
            guard let layer = scene.layers[name], let distances = layer.distances else { return nil }
            return .distance(distances, layer)
        case .inside(let name, let attributes):
            return scene.layers[name].map { layer in
                .inside(layer, attributes: attributes.map { (layer.field($0.key), $0.value) })
            }
        case .attribute(let attribute, let name):
            return scene.layers[name].map { .attribute($0, field: $0.field(attribute)) }
        }
    }

    /// What the site's list or flags say stands before what layers say.
    func observations(_ site: Site) throws(GeometryError) -> [Fact: Observation] {
        var found = site.observations
        for (fact, source) in sources where found[fact] == nil {
            if let observation = try observe(source, site) { found[fact] = observation }
        }
        return found
    }

    /// The layer is there and holds nothing that counts: farther than any limit.
    private static let nothingNear = Observation(.number(.infinity))

    private func observe(_ source: Source, _ site: Site) throws(GeometryError) -> Observation? {
        switch source {
        case .mast(let relation): return try mast(site, relation)
        case .distance(let distances, let layer):
            guard let nearest = try distances.nearest(to: site.position, site.place, toGeographic: toGeographic) else {
                return Self.nothingNear
            }
            return Observation(.number(nearest.distance.metres), feature: layer.label(of: nearest.feature))
        case .inside(let layer, let attributes):
            let hit = layer.covering(site.position).first { feature in
                attributes.allSatisfy { layer.text(feature, $0.field) == $0.value }
            }
            return Observation(.flag(hit != nil), feature: hit.map(layer.label))
        case .attribute(let layer, let field):
            guard let feature = layer.covering(site.position).first else { return Observation(.none) }
            return Observation(
                layer.text(feature, field).map { .word($0) } ?? .none, feature: layer.label(of: feature))
        case .surface(let id):
            return try scene.obstacles.observe(id, at: site.position) { () throws(GeometryError) in try top(of: site) }
        }
    }

    /// Metres above sea level; nil when the ground or the structure is not known.
    private func top(of site: Site) throws(GeometryError) -> Double? {
        let given = site.number(.groundElevation)
        let measured = given == nil ? try elevation(at: site.position) : given
        guard let ground = measured else { return nil }
        if let onRoof = site.number(.heightOnBuilding), let building = site.number(.buildingHeight) {
            return ground + building + onRoof
        }
        return site.number(.height).map { ground + $0 }
    }

    private func elevation(at position: Coordinate) throws(GeometryError) -> Double? {
        guard let terrain = scene.world?.terrain, let toTerrain else { return nil }
        return terrain.bilinear(at: try toTerrain.transform(position)).map(Double.init)
    }

    /// A mast is an operator's own when its equipment stands on it, and another's when any other's does.
    private func mast(_ site: Site, _ relation: FactSource.Relation?) throws(GeometryError) -> Observation? {
        guard let layer = scene.masts else { return nil }
        if relation != nil, site.operator == nil { return nil }
        let counting = layer.counting(relation, of: site.operator)
        // The station itself, when the list is of standing ones.
        let itself = layer.masts(of: site.id)
        let nearest = try layer.distances.nearest(to: site.position, site.place, toGeographic: toGeographic) { number in
            counting[number] && !itself.contains(number)
        }
        guard let nearest else { return Self.nothingNear }
        return Observation(.number(nearest.distance.metres), feature: layer.label(of: nearest.feature))
    }
}

extension Site {
    /// What the list or the flags say, when it is a number.
    fileprivate func number(_ fact: Fact) -> Double? {
        if case .number(let value)? = observations[fact]?.value { value } else { nil }
    }
}

extension Fact {
    fileprivate static let groundElevation = Fact(rawValue: "groundElevation")
    fileprivate static let height = Fact(rawValue: "height")
    fileprivate static let heightOnBuilding = Fact(rawValue: "heightOnBuilding")
    fileprivate static let buildingHeight = Fact(rawValue: "buildingHeight")
}
