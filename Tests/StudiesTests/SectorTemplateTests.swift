import Foundation
import Geometry
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// The antenna a province names stands in for the assumed panel.
@Suite struct SectorTemplateTests {
    /// A pattern that is the same all around, with a gain.
    static func pattern(_ gain: String) -> String {
        let flat = (0..<360).map { "\($0) 0" }.joined(separator: "\n")
        return "NAME flat\n\(gain)\nHORIZONTAL 360\n\(flat)\nVERTICAL 360\n\(flat)\n"
    }

    static func province(_ text: String?) throws -> Workspace.Province {
        var province = HandWorkedProvince.province(from: .recorded)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("pattern-\(UUID().uuidString).msi")
            .path
        if let text { try text.write(toFile: path, atomically: true, encoding: .utf8) }
        province.coverage.pattern = path
        return province
    }

    @Test("Gain and shape come from the file, tilt from its cuts")
    func takesTheFile() throws {
        let province = try Self.province(Self.pattern("GAIN 19 dBi"))
        defer { try? FileManager.default.removeItem(atPath: province.coverage.pattern ?? "") }
        func sector(_ template: SectorTemplate) throws -> Sector {
            try template.sector(.lte, at: Coordinate(0, 0), height: .metres(30), azimuth: .degrees(120))
        }
        let own = try sector(SectorTemplate(province)), assumed = try sector(.assumed)
        // The assumed panel of LTE has 17 dBi.
        #expect((own.referencePower - assumed.referencePower).isClose(to: Decibels(2), within: 1e-9))
        #expect(own.downtilt == .degrees(0))
        let behind = own.pattern.attenuation(bearing: .degrees(180), depression: .degrees(40), downtilt: .degrees(0))
        #expect(behind == Decibels(0))
        #expect(try sector(SectorTemplate(HandWorkedProvince.province(from: .recorded))) == assumed)
    }

    @Test("A missing or broken pattern stops the study and is named")
    func refusals() throws {
        func message(_ text: String?) throws -> String {
            let province = try Self.province(text)
            let path = province.coverage.pattern ?? ""
            defer { try? FileManager.default.removeItem(atPath: path) }
            do {
                _ = try SectorTemplate(province)
                return "nothing"
            } catch {
                return "\(error)".replacingOccurrences(of: path, with: "FILE")
            }
        }
        #expect(try message(nil).hasPrefix("FILE"))
        #expect(
            try message(Self.pattern("GAIN 17"))
                == "FILE: antenna pattern: gain “17” has no unit: write dBd or dBi, which differ by 2.15 dB")
    }
}
