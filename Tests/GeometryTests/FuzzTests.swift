import Foundation
import Geometry
import Testing
import _TestSupport

/// Damaged bytes give an error or an answer, never a crash; `scripts/fuzz` runs these for minutes under the Address
/// Sanitizer.
@Suite struct FuzzTests {
    /// From the environment `PHUSONG_FUZZ_SECONDS`; a glance when it is not set.
    static let seconds = ProcessInfo.processInfo.environment["PHUSONG_FUZZ_SECONDS"].flatMap(Double.init) ?? 0.5

    /// Some bytes changed, cut off, doubled or put in, each time others.
    static func damaged(_ bytes: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            guard !bytes.isEmpty else { return bytes }
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.removeSubrange(at...)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
            case 4: bytes.replaceSubrange(at..<min(at + 8, bytes.count), with: [0xFF, 0xFF, 0xFF, 0x7F])
            default: for i in at..<min(at + 4, bytes.count) { bytes[i] = 0xFF }
            }
        }
        return bytes
    }

    @Test("Damaged WKB is refused or read")
    func wkb() {
        var generator = SplitMix(state: 1)
        let ring = Ring([Coordinate(0, 0), Coordinate(4, 0), Coordinate(4, 4), Coordinate(0, 4)])
        let hole = Ring([Coordinate(1, 1), Coordinate(2, 1), Coordinate(2, 2)])
        let polygon = Polygon(ring, holes: [hole])
        let seeds: [Shape] = [
            .point(Coordinate(1, 2)), .multiPoint([Coordinate(1, 2), Coordinate(3, 4)]), .polygon(polygon),
            .lineString(LineString(ring.coordinates)), .multiLineString([LineString(hole.coordinates)]),
            .multiPolygon([polygon, polygon]),
            .collection([.point(Coordinate(5, 6)), .collection([.polygon(polygon)])]),
        ]
        var read = 0, refused = 0
        let end = Date(timeIntervalSinceNow: Self.seconds)
        while read + refused < 2000 || Date() < end {
            let seed = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
            do throws(GeometryError) {
                let shape = try WKB.decode(Self.damaged(WKB.encode(seed), &generator))
                // What was read can be written, and is then read as the same, unless it holds a NaN, which equals nothing.
                let again = try WKB.decode(WKB.encode(shape))
                var isFinite = true
                _ = shape.mapCoordinates { c in
                    isFinite = isFinite && c.isFinite
                    return c
                }
                #expect(again == shape || !isFinite)
                read += 1
            } catch {
                refused += 1
            }
        }
        #expect(read > 0 && refused > 0)
        print("fuzz: \(read) damaged shapes read, \(refused) refused")
    }

    @Test("A damaged index file is refused or answers")
    func index() throws {
        var generator = SplitMix(state: 2)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString).index").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let boxes = (0..<5000).map { i -> Box in
            let corner = Coordinate(Double(i % 71) * 10, Double(i / 71) * 10)
            return Box([corner]).expanded(by: Double(i % 7))
        }
        try SpatialIndex(boxes: boxes).write(to: path)
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var answered = 0, refused = 0
        let end = Date(timeIntervalSinceNow: Self.seconds)
        while answered + refused < 40 || Date() < end {
            var bytes = Self.damaged(whole, &generator)
            // Half of them keep header and length, so that the content is put to the test.
            if Bool.random(using: &generator) {
                bytes = Array(bytes.prefix(whole.count)) + whole.dropFirst(bytes.count)
                bytes.replaceSubrange(0..<64, with: whole[..<64])
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            guard let index = try? SpatialIndex(mapping: path) else {
                refused += 1
                continue
            }
            answered += 1
            var found = 0
            index.query(Box(minX: 50, minY: 50, maxX: 200, maxY: 120)) { _ in found += 1 }
            found += index.counts(in: [Box(minX: 0, minY: 0, maxX: 1e9, maxY: 1e9)]).reduce(0, +)
            for place in [Coordinate(100, 100), Coordinate(-1e6, 7)] {
                for count in [1, 20] { found += index.nearest(to: place, count: count).count }
            }
            #expect(found >= 0)
        }
        print("fuzz: \(answered) damaged indexes answered, \(refused) refused")
        #expect(answered > 0 && refused > 0)
    }
}
