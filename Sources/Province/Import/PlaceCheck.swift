import GeoStore
import Geometry
import PermitRules
import Units

/// Holds each feature against the commune it names, layer by layer: a part drawn in another meridian stays inside the
/// province and hides behind the rest (field review, item 21).
///
/// A layer most of which is elsewhere is refused, with the systems that would fit; fewer are listed, with the split that
/// would mend them. Nothing is moved.
struct PlaceCheck {
    let workspace: Workspace
    let communes: [AdministrativeUnit]

    /// How far from its commune a feature may lie, m. ASSUMPTION: borders of communes are drawn at 1:10,000 and smaller,
    /// and the middle of a box may lie beside a bent parcel.
    private static let tolerance = 500.0
    /// Lines given to single features of a layer.
    private static let listed = 50
    /// From so many on, features that lie elsewhere are asked for a system of their own.
    private static let group = 10

    private struct Stray {
        var parcel: Int
        var home: Int
        var distance: Double
    }

    func run(
        _ parcels: [Parcel], _ layer: Workspace.Layer, _ reader: inout LayerImport
    ) throws(ProvinceError) {
        let locator = PolygonLocator(communes.map(\.shape))
        var byKey: [String: [Int]] = [:]
        for (number, commune) in communes.enumerated() {
            byKey[commune.code, default: []].append(number)
            byKey[UnitName.folded(commune.name), default: []].append(number)
        }
        var homes: [String: [Int]] = [:]
        for part in reader.parts {
            var inside = 0, named = 0, atHome = 0
            var strays: [Stray] = []
            for number in part.features {
                let centre = parcels[number].box.centre
                let holders = locator.covering(centre)
                if !holders.isEmpty { inside += 1 }
                guard let text = parcels[number].statedCommune else { continue }
                let home = homes[text] ?? byKey[text] ?? byKey[UnitName.folded(text)] ?? []
                homes[text] = home
                guard !home.isEmpty else { continue }
                named += 1
                if home.contains(where: holders.contains) {
                    atHome += 1
                    continue
                }
                let distances = home.map { (distance: communes[$0].shape.distance(to: centre), commune: $0) }
                if let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.distance > Self.tolerance {
                    strays.append(Stray(parcel: number, home: nearest.commune, distance: nearest.distance))
                }
            }
            let tested = part.features.count
            let isNamed = named >= Self.group
            let rests = isNamed ? Double(atHome) / Double(named) : Double(inside) / Double(max(tested, 1))
            if tested > 0, rests < 0.5 {
                throw .misplaced(
                    source: layer.source + (reader.parts.count > 1 ? ", “\(part.name)”" : ""), share: rests,
                    byNamedCommune: isNamed,
                    candidates: try systems(part.features.map { parcels[$0] }, from: part.crs)
                        .filter { $0.share > max(0.5, rests) })
            }
            try report(strays, of: named, parcels, part, layer, &reader)
        }
    }

    private func report(
        _ strays: [Stray], of named: Int, _ parcels: [Parcel], _ part: LayerImport.Part, _ layer: Workspace.Layer,
        _ reader: inout LayerImport
    ) throws(ProvinceError) {
        guard !strays.isEmpty else { return }
        let distances = strays.map(\.distance).sorted()
        var text =
            "\(strays.count) of \(named) features lie outside the commune they name, the median "
            + "\(Self.kilometres(distances[distances.count / 2])) km away"
        if strays.count >= Self.group {
            let best = try systems(strays.map { parcels[$0.parcel] }, from: part.crs).first
            if let best, best.share >= 0.8, best.crs != part.crs {
                let percent = Int((best.share * 100).rounded())
                text += "; in \(best.crs) \(percent) % of them would lie inside: "
            } else {
                text += "; no system in use would put them there: "
            }
            text += split(strays, parcels, part)
        }
        let name = reader.parts.count > 1 ? part.name : ""
        reader.add(layer, name, .otherCommune, .kept, text)
        for stray in strays.sorted(by: { ($1.distance, $0.parcel) < ($0.distance, $1.parcel) }).prefix(Self.listed) {
            let parcel = parcels[stray.parcel]
            reader.add(
                layer, parcel.id, .otherCommune, .kept,
                "lies \(Self.kilometres(stray.distance)) km outside commune \(communes[stray.home].code), which it names",
                at: parcel.box.centre)
        }
    }

    /// How somebody would take the strays out: by their place in the file, else by the communes they name.
    private func split(_ strays: [Stray], _ parcels: [Parcel], _ part: LayerImport.Part) -> String {
        let remedy = "give them a file of their own with its crs"
        if let first = strays.first?.parcel, let last = strays.last?.parcel,
            Double(strays.count) >= 0.9 * Double(last - first + 1)
        {
            return "they are features \(parcels[first].id) to \(parcels[last].id) of the file; \(remedy)"
        }
        var all: [Int: Int] = [:], gone: [Int: Int] = [:]
        for stray in strays { gone[stray.home, default: 0] += 1 }
        let names = Dictionary(uniqueKeysWithValues: gone.keys.map { (communes[$0].code, $0) })
        for number in part.features {
            if let home = parcels[number].statedCommune.flatMap({ names[$0] }) { all[home, default: 0] += 1 }
        }
        let whole = gone.keys.filter { Double(gone[$0] ?? 0) >= 0.9 * Double(all[$0] ?? .max) }.sorted()
        let held = whole.reduce(0) { $0 + (gone[$1] ?? 0) }
        guard Double(held) >= 0.9 * Double(strays.count) else {
            return "they stand among the others; check their source"
        }
        let codes = whole.prefix(20).map { communes[$0].code }.joined(separator: ", ")
        return "they name the communes \(codes)\(whole.count > 20 ? " and others" : ""); \(remedy)"
    }

    private static func kilometres(_ metres: Double) -> String { String((metres / 100).rounded() / 10) }

    /// The systems in which the layer's own numbers would lie where its features say.
    private func systems(_ parcels: [Parcel], from source: CRS?) throws(ProvinceError) -> [MeridianGuess.Candidate] {
        guard let source else { return [] }
        return try ProvinceError.wrap(workspace.file) {
            let back = try Transformer(from: workspace.crs, to: source)
            let toGeographic = try Transformer(from: workspace.crs, to: .wgs84)
            let step = max(1, parcels.count / 400)
            let positions = try stride(from: 0, to: parcels.count, by: step).map { i in
                (position: try back.transform(parcels[i].box.centre), commune: parcels[i].statedCommune)
            }
            let units = try communes.map { unit in
                (code: unit.code, name: unit.name, shape: try toGeographic.transform(unit.shape))
            }
            return MeridianGuess(positions: positions, communes: units).candidates
        }
    }
}
