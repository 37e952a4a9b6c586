import GeoStore
import Geometry
import PermitRules
import Province

/// The runways and radio aids of the workspace, and how far a top reaches above the surfaces that lie over them.
///
/// Surfaces are figures of the law data; here they meet the grid, in which 1 m is 1 m to within a few millimetres in ten.
struct ObstacleLayers: Sendable {
    /// Layer of lines from threshold to threshold; `elevation`, or `elevation_start` and `elevation_end`, m above sea level.
    static let runwayLayer = "runways"
    /// Layer of points; `kind` as the law's table writes it, `elevation`, m above sea level.
    static let aidLayer = "radioAids"

    private let runways: [(runway: Runway, label: String)]?
    private let aids: [(aid: RadioAid, label: String)]?
    private let surfaces: [String: ObstacleSurface]

    /// - Throws: ``StudyError``: an end, height or kind that is not there.
    init(_ layers: [String: ReferenceLayer], surfaces: [ObstacleSurface]) throws(StudyError) {
        runways = try layers[Self.runwayLayer].map { (layer) throws(StudyError) in try Self.runways(layer) }
        let kinds = surfaces.flatMap(\.aidKinds)
        aids = try layers[Self.aidLayer].map { (layer) throws(StudyError) in try Self.aids(layer, kinds) }
        self.surfaces = Dictionary(surfaces.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Metres by which the top lies above the lowest of the surfaces over a position: `none` where there is no surface,
    /// nil where a surface is but the top is not known, or where the layer is not loaded.
    ///
    /// - Parameter top: m above sea level; asked only below a surface.
    func observe<E: Error>(_ id: String, at position: Coordinate, top: () throws(E) -> Double?) throws(E)
        -> Observation?
    {
        guard let surface = surfaces[id] else { return nil }
        var lowest: (height: Double, label: String)?
        func offer(_ height: Double?, _ label: String) {
            if let height, height < lowest?.height ?? .infinity { lowest = (height, label) }
        }
        if surface.aidKinds.isEmpty {
            guard let runways else { return nil }
            for (runway, label) in runways { offer(surface.height(over: runway, x: position.x, y: position.y), label) }
        } else {
            guard let aids else { return nil }
            for (aid, label) in aids { offer(surface.height(over: aid, x: position.x, y: position.y), label) }
        }
        guard let lowest else { return Observation(.none) }
        return try top().map { Observation(.number($0 - lowest.height), feature: lowest.label) }
    }

    /// Whether the layer is there that the surface lies over.
    func isLoaded(_ id: String) -> Bool {
        guard let surface = surfaces[id] else { return false }
        return surface.aidKinds.isEmpty ? runways != nil : aids != nil
    }

    /// The layer of what a surface lies over.
    static func layer(under surface: ObstacleSurface) -> String {
        surface.aidKinds.isEmpty ? runwayLayer : aidLayer
    }

    // MARK: reading

    private static func runways(_ layer: ReferenceLayer) throws(StudyError) -> [(Runway, String)] {
        let (start, end) = (layer.field("elevation_start"), layer.field("elevation_end"))
        let level = layer.field("elevation")
        guard level != nil || (start != nil && end != nil) else { throw layer.lacks("elevation") }
        var runways: [(Runway, String)] = []
        for number in layer.table.features.indices {
            let label = layer.label(of: number)
            guard let line = layer.centreLine(number) else {
                throw .failed(label, reason: "is no line; draw the runway from threshold to threshold")
            }
            guard let first = layer.length(number, start) ?? layer.length(number, level),
                let second = layer.length(number, end) ?? layer.length(number, level)
            else { throw noElevation(label) }
            guard
                let runway = Runway(
                    from: GroundPoint(x: line.first.x, y: line.first.y, elevation: first),
                    to: GroundPoint(x: line.last.x, y: line.last.y, elevation: second))
            else { throw .failed(label, reason: "has no length; draw the runway from threshold to threshold") }
            runways.append((runway, label))
        }
        return runways
    }

    private static func noElevation(_ label: String) -> StudyError {
        .failed(label, reason: "has no elevation; write it in metres above sea level")
    }

    private static func aids(_ layer: ReferenceLayer, _ kinds: [String]) throws(StudyError) -> [(RadioAid, String)] {
        guard let kind = layer.field("kind") else { throw layer.lacks("kind") }
        guard let elevation = layer.field("elevation") else { throw layer.lacks("elevation") }
        var aids: [(RadioAid, String)] = []
        for number in layer.table.features.indices {
            let label = layer.label(of: number)
            guard case .point(let position)? = layer.table.features[number].shape else {
                throw .failed(label, reason: "is no point")
            }
            guard let word = layer.text(number, kind), kinds.contains(word) else {
                throw .failed(
                    label,
                    reason:
                        "has the kind “\(layer.text(number, kind) ?? "")”; write one of \(kinds.joined(separator: ", "))"
                )
            }
            guard let height = layer.length(number, elevation) else { throw noElevation(label) }
            let base = GroundPoint(x: position.x, y: position.y, elevation: height)
            aids.append((RadioAid(kind: word, base: base), label))
        }
        return aids
    }
}

extension ReferenceLayer {
    fileprivate func lacks(_ attribute: String) -> StudyError {
        .province(
            .missingField(
                source: table.name, field: attribute, meaning: attribute, available: table.fields.map(\.name)))
    }

    fileprivate func centreLine(_ feature: Int) -> (first: Coordinate, last: Coordinate)? {
        let line: [Coordinate]
        switch table.features[feature].shape {
        case .lineString(let string): line = Array(string.coordinates)
        case .multiLineString(let strings) where strings.count == 1: line = Array(strings[0].coordinates)
        default: return nil
        }
        guard let first = line.first, let last = line.last else { return nil }
        return (first, last)
    }
}
