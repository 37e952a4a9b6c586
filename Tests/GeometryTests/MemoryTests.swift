import Foundation
import Geometry
import Testing

/// Watches the resident memory of the process, in which other tests run meanwhile.
@Suite struct MemoryTests {
    /// Resident memory in MiB, from the kernel; nil where it does not say.
    static func resident() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * 4 / 1024 } : nil
    }

    @Test("Refused operations and prepared shapes give their memory back", .enabled(if: resident() != nil))
    func doesNotLeak() throws {
        // 16,000 vertices are 256 KiB: one shape leaked per turn would be 50 MiB per batch.
        let circle = try Topology().buffer(.point(Coordinate(0, 0)), by: 10, quadrantSegments: 1000)
        let ring = circle.polygons[0].exterior
        let far = (1...4).map { number in
            Polygon(Ring(ring.coordinates.map { Coordinate($0.x + 30 * Double(number), $0.y) }))
        }
        let bowTie = Polygon(Ring([Coordinate(0, 0), Coordinate(2, 2), Coordinate(2, 0), Coordinate(0, 2)]))
        let unit = Polygon(Ring([Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 1)]))
        let many = Shape.multiPolygon([unit] + far)
        let topology = Topology()
        var refused = 0
        func turn() throws {
            do { _ = try topology.relate(many, .polygon(bowTie)) } catch { refused += 1 }
            _ = try topology.prepare(many).covers(Coordinate(50, 50))
            _ = try topology.wkb(of: many)
        }
        for _ in 0..<20 { try turn() }
        // Other tests may take memory during a batch; a leak takes it during every one.
        var growth: [Int] = []
        while growth.count < 5, growth.allSatisfy({ $0 >= 30 }) {
            let before = try #require(Self.resident())
            for _ in 0..<200 { try turn() }
            growth.append(try #require(Self.resident()) - before)
        }
        #expect(refused == 20 + 200 * growth.count)
        #expect(growth.contains { $0 < 30 }, "MiB per batch: \(growth)")
    }
}
