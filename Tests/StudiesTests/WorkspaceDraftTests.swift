import Foundation
import GeoStore
import PermitRules
import Testing

@testable import Province

/// `init` reads the headings and cells of ordinary files, says what it did not take, and asks what only a person knows.
@Suite struct WorkspaceDraftTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("draft-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(
            "ranh-gioi.geojson",
            TwoCommunes.collection([
                TwoCommunes.feature(106.5, 11.0, 0.1, #""maxa":"25741","tenxa":"Xã Một""#),
                TwoCommunes.feature(106.6, 11.0, 0.1, #""maxa":"25744","tenxa":"Xã Hai""#),
            ]))
        try write(
            "dat.geojson",
            TwoCommunes.collection([
                TwoCommunes.feature(106.52, 11.02, 0.01, #""SoThua":"1","LoaiDat":"ODT""#),
                TwoCommunes.feature(106.63, 11.03, 0.01, #""SoThua":"2","LoaiDat":"LUC""#),
            ]))
    }

    @discardableResult
    private func write(_ name: String, _ text: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private func draft(_ files: String...) throws -> WorkspaceDraft {
        let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("GeoData").path
        let base = ["ranh-gioi.geojson", "dat.geojson"].map { folder.appendingPathComponent($0).path }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try WorkspaceDraft(
            files: base + files, province: "74", catalogue: try LandUseCatalogue(folder: data))
    }

    private func fields(_ draft: WorkspaceDraft, _ role: String) -> [String: String] {
        draft.sources.first { $0.role == role }?.fields ?? [:]
    }

    @Test("Vietnamese headings with title rows, STT and units in brackets are taken for what they mean")
    func vietnamese() throws {
        let census = try write(
            "dan-so.csv", "Biểu 1: DÂN SỐ,,,\nSTT,Mã xã,Tên xã,Dân số (người)\n1,25741,Một,1000\n2,25744,Hai,500\n")
        let stations = try write(
            "tram.csv",
            """
            STT,Mã trạm,Nhà mạng,Công nghệ,Loại trạm,Kinh độ,Vĩ độ,Chiều cao cột (m),Ghi chú
            1,T1,Mạng A,2G;4G,Trên mái,106.55,11.05,24,tốt
            2,T2,Mạng B,4G,Dưới đất,106.65,11.06,42,

            """)
        let draft = try draft(census, stations)
        #expect(fields(draft, "census") == ["code": "Mã xã", "name": "Tên xã", "population": "Dân số (người)"])
        #expect(
            fields(draft, "stations") == [
                "site": "Mã trạm", "operator": "Nhà mạng", "technologies": "Công nghệ", "structure": "Loại trạm",
                "longitude": "Kinh độ", "latitude": "Vĩ độ", "height": "Chiều cao cột (m)",
            ])
        #expect(draft.sources.first { $0.role == "stations" }?.unused == ["STT", "Ghi chú"])
        #expect(fields(draft, "commune") == ["code": "maxa", "name": "tenxa"])
        #expect(fields(draft, "recorded")["code"] == "LoaiDat")
        // LUC is no code of the plans.
        #expect(draft.sources.first { $0.role == "recorded" }?.namespaces.first?.id == "vn-cadastral-legacy")
        #expect(draft.unused.isEmpty)
        #expect(
            draft.questions.filter { $0.suggestion == nil }.map(\.id) == ["land_use.recorded.approved"])
    }

    @Test("What no heading says the cells do: codes of the communes, technologies, degrees")
    func byContent() throws {
        let census = try write("a.csv", "K1,K2,Tổng số người\n25741,Một,1000\n25744,Hai,500\n")
        let stations = try write(
            "b.csv", "Đơn vị,P,Q,R\nMạng A,106.55,11.05,2G/4G\nMạng B,106.65,11.06,4G\n")
        let draft = try draft(census, stations)
        #expect(fields(draft, "census") == ["code": "K1", "name": "K2", "population": "Tổng số người"])
        #expect(
            fields(draft, "stations") == ["operator": "Đơn vị", "technologies": "R", "longitude": "P", "latitude": "Q"])
    }

    @Test("A heading is not believed against its cells, and what is not taken is said with the reason")
    func refused() throws {
        let list = try write("c.csv", "Mã xã,Dân số\n25741,đông\n25744,vắng\n")
        let notes = try write("d.csv", "ý kiến,người viết\nđồng ý,An\n")
        let draft = try draft(list, notes)
        #expect(draft.unused.first?.reason == .lacks(role: "census", ["population"]))
        #expect(draft.unused.first?.columns == ["Mã xã", "Dân số"])
        #expect(draft.unused.count == 2)
        #expect(draft.questions.contains { $0.id == "census.source" })
    }
}
