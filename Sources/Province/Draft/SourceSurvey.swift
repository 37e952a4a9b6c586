import Foundation
import GeoStore
import Geometry

/// What a layer of a file is likely to be for a workspace, judged by its fields and geometry.
enum LayerRole: String, CaseIterable {
    case district, commune, census, recorded, planned, stations, terrain, priority, unknown
}

struct SurveyedLayer {
    var path: String
    var info: LayerInfo
    var role: LayerRole
    /// Meaning → field.
    var fields: [String: String]
}

/// Looks through files and says which part of a workspace each layer can be.
enum SourceSurvey {
    /// Land-code fields in the order existing tools look them up.
    static let landCodeFields = ["KHLOAIDAT", "MALOAIDAT", "LOAIDAT", "MDSD", "MDSD2003"]
    static let plannedCodeFields = ["MDSDQH", "MASDD", "LOAIDATQH", "KHLOAIDATQH"]

    static func layers(of path: String) throws(StoreError) -> [SurveyedLayer] {
        if isTerrain(path) {
            let info = LayerInfo(
                name: URL(fileURLWithPath: path).lastPathComponent, crs: nil, fields: [], featureCount: 0, extent: nil,
                geometryKind: .none)
            return [SurveyedLayer(path: path, info: info, role: .terrain, fields: [:])]
        }
        let source = try VectorSource(path)
        return source.layers.map { info in
            let (role, fields) = judge(info)
            return SurveyedLayer(path: path, info: info, role: role, fields: fields)
        }
    }

    private static func isTerrain(_ path: String) -> Bool {
        let kind = FileKind.of(path)
        guard kind != .missing else { return false }
        let rasters = [".hgt", ".tif", ".tiff", ".hgt.zip"]
        func isRaster(_ name: String) -> Bool { rasters.contains { name.lowercased().hasSuffix($0) } }
        guard kind == .folder, !path.lowercased().hasSuffix(".gdb") else { return isRaster(path) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.contains(where: isRaster)
    }

    static func judge(_ info: LayerInfo) -> (LayerRole, [String: String]) {
        func first(_ names: [String]) -> String? {
            for name in names {
                if let field = info.fields.first(where: { $0.name.caseInsensitiveCompare(name) == .orderedSame }) {
                    return field.name
                }
            }
            return nil
        }
        func map(_ entries: [(String, String?)]) -> [String: String] {
            var fields: [String: String] = [:]
            for (meaning, field) in entries { if let field { fields[meaning] = field } }
            return fields
        }
        let code = first(["code", "GID_3", "ward_id", "MAXA", "XAID", "ma_xa", "ma"])
        let commune = map([
            ("code", code), ("name", first(["name", "NAME_3", "ten", "TENXA", "ten_xa"])),
            ("rank", first(["rank", "TYPE_3", "cap", "loai"])), ("district", first(["district", "MAHUYEN", "parent"])),
            ("district_name", first(["district_name", "NAME_2", "TENHUYEN"])),
        ])
        let isPolygonal = info.geometryKind == .polygon || info.geometryKind == .mixed
        if isPolygonal, let planned = first(plannedCodeFields) {
            return (.planned, map([("code", planned), ("commune", first(["XAID", "MAXA"]))]))
        }
        if isPolygonal, let recorded = first(landCodeFields) {
            return (
                .recorded,
                map([
                    ("code", recorded), ("residential_area", first(["DTTHOCU"])), ("commune", first(["XAID", "MAXA"])),
                ])
            )
        }
        if let share = first(["share", "ty_le"]), let technology = first(["technology", "cong_nghe"]),
            let name = first(["name", "ten"])
        {
            return (
                .priority,
                map([
                    ("name", name), ("technology", technology), ("share", share),
                    ("people", first(["people", "so_nguoi"])), ("operator", first(["operator", "nha_mang"])),
                    ("longitude", first(["longitude", "lon", "kinh_do", "x"])),
                    ("latitude", first(["latitude", "lat", "vi_do", "y"])),
                ])
            )
        }
        if let owner = first(["operator", "nha_mang", "nhamang", "network_name", "doanh_nghiep", "Franchisee"]) {
            return (
                .stations,
                map([
                    ("site", first(["site_id", "site_name", "ma_tram", "Id"])), ("operator", owner),
                    ("technologies", first(["technologies", "cong_nghe", "technology"])),
                    ("structure", first(["structure", "loai_cot"])),
                    ("height", first(["height_m", "height", "antenna_height", "do_cao"])),
                    ("longitude", first(["longitude", "lon", "kinh_do", "x"])),
                    ("latitude", first(["latitude", "lat", "vi_do", "y"])),
                    ("status", first(["status", "trang_thai"])),
                    ("decision", first(["decision", "so_qd"])), ("approved", first(["approved_on", "ngay_qd"])),
                    ("azimuths", first(["azimuths", "azimuth", "goc_phuong_vi"])),
                ])
            )
        }
        if isPolygonal, commune["code"] != nil, commune["name"] != nil {
            let isCommune =
                commune["district"] != nil && info.name != "districts" || commune["district_name"] != nil
            let kept = isCommune ? commune : commune.filter { ["code", "name", "rank"].contains($0.key) }
            return (isCommune ? .commune : .district, kept)
        }
        let communeName = first(["ward", "xa", "ten_xa", "tenxa", "name"])
        if let population = first(["population", "total", "dan_so", "danso"]), code != nil || communeName != nil {
            return (
                .census,
                map([
                    ("code", code), ("name", communeName), ("district", first(["district", "huyen", "ten_huyen"])),
                    ("population", population),
                ])
            )
        }
        return (.unknown, [:])
    }
}
