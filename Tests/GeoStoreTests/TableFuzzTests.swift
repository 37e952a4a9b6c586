import Foundation
import Geometry
import Testing
import Units
import _TestSupport

@testable import GeoStore

/// Damaged tables and cells give an error or an answer, never a crash; `scripts/fuzz` runs these for minutes under the
/// Address Sanitizer.
@Suite struct TableFuzzTests {
    /// From the environment `PHUSONG_FUZZ_SECONDS`; a glance when it is not set.
    private static let seconds =
        ProcessInfo.processInfo.environment["PHUSONG_FUZZ_SECONDS"].flatMap(Double.init) ?? 0.5

    /// Some bytes changed, cut off, doubled or put in, each time others; marks of tables and cells are likelier.
    private static func damaged(_ bytes: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\",;\t\n\r|.:-'°/0 9e=\0".utf8) + [0xFF, 0xC2, 0xE1]
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            guard !bytes.isEmpty else { return bytes }
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[at] = marks[Int.random(in: 0..<marks.count, using: &generator)]
            case 2: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &generator)], at: at)
            case 3: bytes.removeSubrange(at..<min(at + 3, bytes.count))
            default: bytes.insert(contentsOf: bytes[at..<min(at + 8, bytes.count)], at: at)
            }
        }
        return bytes
    }

    @Test("A damaged text table is refused or read, and each row keeps as many cells as there are columns")
    func tables() throws {
        var generator = SplitMix(state: 11)
        let seeds = [
            "STT;Mã trạm;Kinh độ;Vĩ độ;Độ cao (m)\n(1);(2);(3);(4);(5)\n1;BD1;106,65;11,05;42\n;Tổng cộng;;;1\n",
            "site,address,longitude,latitude\nA,\"thôn 1\nxã \"\"B\"\"\",106.65,11.05\n",
            "a\tTọa độ\nB1\t11°03'00\"N 106°39'00\"E\n", "code|n\n074|1.250\n010|2,5\n",
        ].map { Array($0.utf8) }
        let scratch = try Scratch()
        var read = 0, refused = 0
        let end = Date(timeIntervalSinceNow: Self.seconds)
        while read + refused < 500 || Date() < end {
            let seed = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
            let path = try scratch.write("f.csv", Self.damaged(seed, &generator))
            do {
                let table = try VectorSource(path).readAll()
                #expect(table.features.allSatisfy { $0.values.count == table.fields.count })
                for column in table.fields.indices {
                    _ = table.numbers(column, as: .length, in: 0...1e6)
                    _ = table.dates(column)
                    _ = table.flags(column)
                }
                read += 1
            } catch is StoreError {
                refused += 1
            }
        }
        #expect(read > 0 && refused > 0)
        print("fuzz: \(read) damaged tables read, \(refused) refused")
    }

    @Test("Damaged numbers, angles, positions and dates are nothing or finite")
    func cells() {
        var generator = SplitMix(state: 12)
        let seeds = [
            "1.234.567,89", "26.000", "-12,5 m2", "43 dBm", "106°39'03.5\"E", "106 độ 39 phút 00 giây", "106.39.00",
            "11°03'00\"N 106°39'00\"E", "31/07/2024", "ngày 31 tháng 7 năm 2024", "2024-07-31T08:30:00", "45504.35",
        ].map { Array($0.utf8) }
        var tried = 0
        let end = Date(timeIntervalSinceNow: Self.seconds)
        while tried < 5000 || Date() < end {
            let seed = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
            let text = String(decoding: Self.damaged(seed, &generator), as: UTF8.self)
            let number = NumberText(text)
            #expect([number.point, number.comma].allSatisfy { $0?.isFinite ?? true }, "\(text)")
            #expect(AngleText(text)?.degrees.isFinite ?? true, "\(text)")
            #expect(PositionText.degrees(text).map { $0.coordinate.isFinite } ?? true, "\(text)")
            let date = DateText(text)
            #expect(
                [date.dayFirst, date.monthFirst].allSatisfy { $0.map { (1900...2200).contains($0.year) } ?? true },
                "\(text)")
            for dimension in Dimension.allCases {
                #expect(dimension.value(of: text)?.isFinite ?? true, "\(text)")
            }
            tried += 1
        }
        print("fuzz: \(tried) damaged cells")
    }
}
