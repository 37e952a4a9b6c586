import Foundation
import Geometry
import Testing

@testable import SampleProvince

/// The mosaic against the unit it fills: exact sums in whole square millimetres, and GEOS for what
/// only geometry can tell.
@Suite struct PartitionTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("GeoData/sample/binh-duong").path

    static func mosaic(_ parcels: Int, seed: UInt64 = 1) throws -> (Frame, Mosaic) {
        let facts = try ProvinceFacts(folder: folder)
        var frame = try FactsFrame.make(facts, seed: seed, crs: .epsg(9210))
        let leaves = Partition(seed: seed, target: parcels, roadShare: 0.042).leaves(&frame) { _, _ in }
        return (frame, Mosaic(leaves, mesh: frame.mesh))
    }

    @Test func parcelsFillTheirCommuneExactly() throws {
        let (frame, mosaic) = try Self.mosaic(2000)
        #expect(abs(mosaic.count - 2000) <= 200)
        var sums = [Int64](repeating: 0, count: frame.communes.count)
        for parcel in 0..<mosaic.count {
            let twice = frame.mesh.twiceArea(Array(mosaic.loop(parcel)))
            #expect(twice > 0)
            sums[Int(mosaic.commune[parcel])] += twice
        }
        for (commune, sum) in zip(frame.communes, sums) {
            let whole = commune.faces.reduce(0) { $0 + frame.mesh.twiceArea(frame.mesh.expanded($1.outer)) }
            #expect(sum == whole)
        }
    }

    @Test("GEOS finds every parcel valid and their union as large as their sum")
    func noTwoParcelsOverlap() throws {
        let (frame, mosaic) = try Self.mosaic(1500, seed: 7)
        let topology = Topology()
        let shapes = (0..<mosaic.count).map { Shape.polygon(mosaic.polygon($0, in: frame.mesh)) }
        for shape in shapes { #expect(try topology.validity(of: shape) == .valid) }
        let union = try topology.unaryUnion(shapes)
        let sum = mosaic.area.reduce(0, +)
        #expect(abs(union.area - sum) / sum < 1e-12)
        #expect(union.polygons.count == 1)
        #expect(union.polygons[0].holes.isEmpty)
    }
}
