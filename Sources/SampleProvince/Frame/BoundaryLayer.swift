import Foundation
import GeoStore
import Geometry

/// Units read from a boundary file, with code, name and rank found under the names files use.
enum BoundaryLayer {
    enum Level {
        case district, commune
    }

    struct Unit {
        var code: String
        var name: String
        var rank: String
        /// Code of a district's province, name of a commune's district, where the file says it.
        var parent: String?
        var shape: LocatedShape
    }

    static func read(_ layer: BoundaryFiles.Layer, of level: Level) throws -> [Unit] {
        let source = try VectorSource(
            layer.path, options: SourceOptions(layer: layer.layer, crs: layer.crs, filter: layer.filter))
        let table = try source.readAll()
        let codes =
            level == .district
            ? ["code", "level2_id", "MAHUYEN", "MA_HUYEN", "GID_2"] : ["code", "MAXA", "MA_XA", "XAID", "GID_3"]
        let names =
            level == .district
            ? ["name", "TENHUYEN", "TEN_HUYEN", "NAME_2"] : ["name", "TENXA", "TEN_XA", "NAME_3"]
        let ranks = level == .district ? ["rank", "type", "TYPE_2"] : ["rank", "type", "TYPE_3"]
        func field(_ given: String?, _ usual: [String]) -> Int? {
            (given.map { [$0] } ?? usual).lazy.compactMap { table.fieldIndex($0) }.first
        }
        let present = table.fields.map(\.name)
        guard let code = field(layer.codeField, codes) else {
            throw SampleError.missingField(
                file: layer.path, wanted: layer.codeField.map { [$0] } ?? codes, present: present)
        }
        guard let name = field(layer.nameField, names) else {
            throw SampleError.missingField(
                file: layer.path, wanted: layer.nameField.map { [$0] } ?? names, present: present)
        }
        let rank = field(layer.rankField, ranks)
        let parent = field(
            nil,
            level == .district
                ? ["parent", "province", "MATINH", "MA_TINH"] : ["district_name", "TENHUYEN", "TEN_HUYEN", "NAME_2"])
        guard let crs = table.crs else {
            throw SampleError.noUnits(file: layer.path, reason: "the file names no coordinate system; declare one")
        }
        var units: [Unit] = []
        var seen: Set<String> = []
        for feature in table.features {
            guard let shape = feature.shape, !shape.polygons.isEmpty, let id = feature.values[code].text, !id.isEmpty
            else { continue }
            if !seen.insert(id).inserted { throw SampleError.repeatedCode(file: layer.path, code: id) }
            let text = feature.values[name].text ?? id
            let given = rank.flatMap { feature.values[$0].text } ?? ""
            let (bare, found) = split(spaced(text))
            units.append(
                Unit(
                    code: id, name: bare,
                    rank: normalised(given.isEmpty ? found : given, level),
                    parent: parent.flatMap { feature.values[$0].text }, shape: LocatedShape(shape, in: crs)))
        }
        guard !units.isEmpty else { throw SampleError.noUnits(file: layer.path, reason: "no polygon with a code") }
        return units
    }

    private static let ranks = [
        "Thành phố", "Thị xã", "Quận", "Huyện", "Phường", "Thị trấn", "Xã", "Đặc khu",
    ]

    /// “Huyện Bàu Bàng” is Bàu Bàng, a huyện.
    private static func split(_ name: String) -> (name: String, rank: String) {
        for rank in ranks where name.hasPrefix(rank + " ") { return (String(name.dropFirst(rank.count + 1)), rank) }
        return (name, "")
    }

    /// Files of GADM write names without their blanks: “MỹPhước” is Mỹ Phước.
    private static func spaced(_ name: String) -> String {
        var text = ""
        for character in name {
            if character.isUppercase, text.last?.isLowercase == true { text.append(" ") }
            text.append(character)
        }
        return text
    }

    /// Files write ranks without their blank (“Thịtrấn”) or in other capitals; an unknown one stays.
    private static func normalised(_ rank: String, _ level: Level) -> String {
        func plain(_ text: String) -> String {
            text.precomposedStringWithCanonicalMapping.lowercased().replacing(" ", with: "")
        }
        if let known = ranks.first(where: { plain($0) == plain(rank) }) { return known }
        return rank.isEmpty ? (level == .district ? "Huyện" : "Xã") : rank
    }
}
