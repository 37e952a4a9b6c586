import Foundation
import Geometry
import Testing
import _TestSupport

/// A mapped index answers as the one it was written from, and damaged files are refused or harmless.
@Suite struct IndexFileTests {
    static func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/index-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("Written and mapped, every world answers the same", arguments: SpatialIndexTests.World.allCases)
    func isTheSame(world: SpatialIndexTests.World) throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let boxes = world.boxes()
        let index = SpatialIndex(boxes: boxes, packing: .overlapMinimizing)
        let path = folder + "/boxes.index"
        try index.write(to: path)
        try index.write(to: folder + "/again.index")
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: path))
                == Data(contentsOf: URL(fileURLWithPath: folder + "/again.index")))
        let mapped = try SpatialIndex(mapping: path)
        #expect(mapped.count == index.count)
        for window in world.windows(boxes) { #expect(mapped.search(window) == index.search(window)) }
        let place = Coordinate(594_000, 1_213_000)
        #expect(mapped.nearest(to: place, count: 9).map(\.index) == index.nearest(to: place, count: 9).map(\.index))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["again.index", "boxes.index"])
    }

    @Test("What is not such a file is refused with the reason")
    func refuses() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/boxes.index"
        try SpatialIndex(boxes: SpatialIndexTests.World.random.boxes()).write(to: path)
        let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        func reason(_ bytes: [UInt8]) throws -> String? {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            do {
                _ = try SpatialIndex(mapping: path)
                return nil
            } catch GeometryError.indexFile(_, let reason) {
                return reason
            }
        }
        #expect(try reason(good) == nil)
        #expect(try reason([]) == "cannot be opened")
        #expect(try reason(Array(good.prefix(60))) == "shorter than a header")
        #expect(try reason(Array(good.dropLast(64))) == "\(good.count - 64) bytes, \(good.count) expected")
        #expect(try reason([7] + good.dropFirst()) == "not a spatial index")
        var other = good
        other[8] = 2
        #expect(try reason(other) == "version 2, this program reads 1")
        other = good
        other[17] ^= 1
        #expect(try reason(other) == "damaged header")
        #expect(throws: GeometryError.indexFile(path: folder + "/none", reason: "cannot be opened")) {
            try SpatialIndex(mapping: folder + "/none")
        }
    }

    @Test("Random bytes after the header give wrong answers at worst")
    func survivesDamage() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/boxes.index"
        let boxes = SpatialIndexTests.World.clustered.boxes()
        try SpatialIndex(boxes: boxes).write(to: path)
        let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        var generator = SplitMix(state: 77)
        var opened = 0
        for _ in 0..<60 {
            var bytes = good
            for _ in 0..<200 {
                bytes[Int.random(in: 64..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            if Bool.random(using: &generator) { bytes[Int.random(in: 0..<64, using: &generator)] ^= 1 }
            let damaged = folder + "/\(opened)-damaged.index"
            try Data(bytes).write(to: URL(fileURLWithPath: damaged))
            guard let index = try? SpatialIndex(mapping: damaged) else { continue }
            opened += 1
            var asked = 0
            for box in boxes.prefix(10) { asked += index.search(box).count + index.count(in: box) }
            asked += index.nearest(to: Coordinate(594_000, 1_213_000), count: 5).count
            asked += index.counts(in: Array(boxes.prefix(20))).reduce(0, +)
            #expect(asked >= 0)
        }
        #expect(opened > 10)
    }
}
