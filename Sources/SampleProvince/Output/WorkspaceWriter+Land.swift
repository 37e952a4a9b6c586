import Foundation
import GeoStore
import Geometry

extension WorkspaceWriter {
    /// `land.gpkg`: recorded and planned land in the provincial grid.
    func writeLand(to output: SampleFiles, _ planted: inout [PlantedEntry]) throws {
        var recorded = recordedTable()
        var planned = FeatureTable(
            name: "planned", crs: frame.crs,
            fields: [
                FieldDefinition("MDSDQH", .text), FieldDefinition("DIENTICH", .real), FieldDefinition("XAID", .text),
            ])
        planned.features.reserveCapacity(mosaic.count)
        for (parcel, feature) in recorded.features.enumerated() {
            planned.features.append(
                Feature(
                    id: feature.id, shape: feature.shape,
                    values: [.text(cover.plannedCode(parcel)), feature.values[2], feature.values[4]]))
        }
        if options.defectRate > 0 {
            try writeWrongMeridian(recorded, to: output, &planted)
            plantDefects(&recorded, &planted)
        }
        try GeoPackageWriter.write(
            [
                (recorded, Self.style("Hiện trạng sử dụng đất", field: "KHLOAIDAT")),
                (planned, Self.style("Quy hoạch sử dụng đất", field: "MDSDQH")),
            ], to: output.register("land.gpkg"))
    }

    private func recordedTable() -> FeatureTable {
        var table = FeatureTable(
            name: "recorded", crs: frame.crs,
            fields: [
                FieldDefinition("THUAID", .text), FieldDefinition("KHLOAIDAT", .text),
                FieldDefinition("DIENTICH", .real), FieldDefinition("DTTHOCU", .real),
                FieldDefinition("XAID", .text), FieldDefinition("SHBANDO", .integer),
                FieldDefinition("SHTHUA", .integer),
            ])
        table.features.reserveCapacity(mosaic.count)
        var numbers = [Int](repeating: 0, count: frame.communes.count)
        let codes = frame.communes.map(\.code)
        for parcel in 0..<mosaic.count {
            let commune = Int(mosaic.commune[parcel])
            // Two hundred plots to a sheet, as they come: neighbours are on one sheet.
            let sheet = numbers[commune] / 200 + 1, plot = numbers[commune] % 200 + 1
            numbers[commune] += 1
            let living = cover.residential[parcel]
            table.features.append(
                Feature(
                    id: Int64(parcel + 1), shape: .polygon(mosaic.polygon(parcel, in: frame.mesh)),
                    values: [
                        .text("\(codes[commune])-\(sheet)-\(plot)"), .text(recordedText(parcel)),
                        .real((mosaic.area[parcel] * 10).rounded() / 10),
                        living > 0 ? .real((living * 10).rounded() / 10) : .null,
                        .text(codes[commune]), .integer(Int64(sheet)), .integer(Int64(plot)),
                    ]))
        }
        return table
    }

    /// `ODT`, or for mixed parcels `ODT+CLN` and `ODT(300)+CLN(900)` by turns.
    private func recordedText(_ parcel: Int) -> String {
        let first = cover.code(parcel)
        guard let second = cover.secondCode(parcel) else { return first }
        if parcel % 2 == 0 { return "\(first)+\(second)" }
        let living = Int(cover.residential[parcel].rounded())
        let rest = max(1, Int(mosaic.area[parcel].rounded()) - living)
        return "\(first)(\(living))+\(second)(\(rest))"
    }

    private func plantDefects(_ table: inout FeatureTable, _ planted: inout [PlantedEntry]) {
        // The first home of a commune stays whole, so that its people still have a place.
        var housed = [Bool](repeating: false, count: frame.communes.count)
        var open: [Int] = []
        for parcel in 0..<mosaic.count {
            let commune = Int(mosaic.commune[parcel])
            if cover.residential[parcel] > 0, !housed[commune] {
                housed[commune] = true
            } else {
                open.append(parcel)
            }
        }
        let plan = ParcelDefects.plan(
            parcels: open, rate: options.defectRate, kinds: options.defects, seed: options.seed)
        var random = RandomSource(seed: options.seed, stream: "damage")
        for (parcel, kind) in plan {
            guard case .polygon(let polygon)? = table.features[parcel].shape else { continue }
            let broken = ParcelDefects.broken(polygon, kind, random: &random)
            table.features[parcel].shape = broken.shape
            planted.append(
                PlantedEntry(
                    file: "land.gpkg", layer: "recorded", feature: String(table.features[parcel].id), kind: kind,
                    detail: broken.detail))
        }
    }

    /// The parcels of the first district's communes in a file that declares another meridian: the
    /// coordinates are right for the province's grid and wrong for the one the file names.
    private func writeWrongMeridian(
        _ recorded: FeatureTable, to output: SampleFiles, _ planted: inout [PlantedEntry]
    ) throws {
        guard options.defects.contains(.wrongMeridian),
            let index = VN2000.zones.firstIndex(where: { $0.crs == frame.crs })
        else { return }
        let wrong = VN2000.zones[index > 0 ? index - 1 : index + 1]
        let communes = Set(frame.communes.prefix(max(1, frame.communes.count / 9)).map(\.code))
        var table = recorded
        table.crs = wrong.crs
        table.features = recorded.features.filter { feature in
            if case .text(let code) = feature.values[4] { communes.contains(code) } else { false }
        }
        try GeoPackageWriter.write([(table, nil)], to: output.register("land-wrong-meridian.gpkg"))
        planted.append(
            PlantedEntry(
                file: "land-wrong-meridian.gpkg", layer: "recorded", feature: "", kind: .wrongMeridian,
                detail: "declares \(wrong.crs), coordinates are in \(frame.crs)"))
    }

    /// Colours of the land-use map legend (as printed for plans under TT 28/2014).
    private static func style(_ name: String, field: String) -> LayerStyle {
        let legend: [(String, String, String)] = [
            ("LUC", "Đất chuyên trồng lúa", "FFFC8C"), ("HNK", "Đất trồng cây hằng năm khác", "FFF0B4"),
            ("CLN", "Đất trồng cây lâu năm", "FFD2A0"), ("RSX", "Đất rừng sản xuất", "B4FFB4"),
            ("RPH", "Đất rừng phòng hộ", "BEFF1E"), ("NTS", "Đất nuôi trồng thủy sản", "AAFFFF"),
            ("NKH", "Đất nông nghiệp khác", "F5FFB4"), ("ODT", "Đất ở tại đô thị", "FFA0FF"),
            ("ONT", "Đất ở tại nông thôn", "FFD0FF"), ("SKK", "Đất khu công nghiệp", "FAAAA0"),
            ("SKC", "Đất cơ sở sản xuất phi nông nghiệp", "FAAAA0"), ("TMD", "Đất thương mại, dịch vụ", "FAAAA0"),
            ("DGT", "Đất giao thông", "FFAA32"), ("SON", "Đất sông, ngòi, kênh, rạch, suối", "A0FFFF"),
            ("MNC", "Đất có mặt nước chuyên dùng", "A0FFFF"), ("CQP", "Đất quốc phòng", "FF6450"),
            ("CAN", "Đất an ninh", "FF5046"), ("TSC", "Đất xây dựng trụ sở cơ quan", "FFAAA0"),
            ("DGD", "Đất giáo dục", "FFAAA0"), ("DYT", "Đất y tế", "FFAAA0"), ("DTT", "Đất thể thao", "FFAAA0"),
            ("DKV", "Đất khu vui chơi công cộng", "FFAAA0"), ("TON", "Đất tôn giáo", "FAAAA0"),
            ("NTD", "Đất nghĩa trang", "D2D2D2"), ("DBV", "Đất bưu chính, viễn thông", "FFAAA0"),
            ("DDT", "Đất di tích lịch sử - văn hóa", "FFAAA0"), ("CSD", "Đất chưa sử dụng", "FFFFFE"),
        ]
        let categories = legend.compactMap { code, label, hex -> LayerStyle.Category? in
            LayerStyle.Colour(hex).map { LayerStyle.Category(value: code, label: "\(code) - \(label)", fill: $0) }
        }
        let other = LayerStyle.Colour("FFE4FF").map {
            LayerStyle.Category(value: "", label: "Thửa hỗn hợp", fill: $0)
        }
        return LayerStyle(name: name, field: field, categories: categories, other: other)
    }
}
