import Foundation
import GeoStore
import Geometry
import Testing
import Units

@Suite struct RasterTests {
    /// 300 × 400 cells, value = row · 1000 + column, one cell without data.
    static let raster: Raster = {
        var cells: [Float?] = []
        for row in 0..<300 {
            for column in 0..<400 { cells.append(Float(row * 1000 + column)) }
        }
        cells[5 * 400 + 7] = nil
        return Raster(
            frame: GridFrame(
                originX: 600_000, originY: 1_230_000, cellWidth: 30, cellHeight: 20, columns: 400, rows: 300),
            crs: .epsg(9210), cells: cells)
    }()

    @Test func aGeoTIFFReadsBackTheSame() throws {
        let scratch = try Scratch()
        try GeoTIFFWriter.write(Self.raster, to: scratch.file("a.tif"), description: "mức thu, dBm")
        try GeoTIFFWriter.write(Self.raster, to: scratch.file("b.tif"), description: "mức thu, dBm")
        #expect(try bytes(scratch.file("a.tif")) == bytes(scratch.file("b.tif")))
        #expect(scratch.names == ["a.tif", "b.tif"])
        let back = try RasterReader.read(scratch.file("a.tif"))
        #expect(back.frame == Self.raster.frame)
        #expect(back.crs == .epsg(9210))
        #expect(back.noDataCount == 1)
        #expect(back[5, 7] == nil)
        #expect(back.cells == Self.raster.cells)
    }

    @Test func aWindowBeyondTheRasterHasNoDataThere() throws {
        let scratch = try Scratch()
        try GeoTIFFWriter.write(Self.raster, to: scratch.file("a.tif"))
        let window = Box(minX: 599_950, minY: 1_229_900, maxX: 600_060, maxY: 1_230_000)
        let part = try RasterReader.read(scratch.file("a.tif"), window: window)
        #expect(part.frame.columns == 4)
        #expect(part.frame.rows == 5)
        #expect((0..<4).map { part[1, $0] } == [nil, nil, 1000, 1001])
        #expect(
            throws: StoreError.rasterMismatch(
                path: scratch.file("a.tif"), reason: "the window lies beside the raster")
        ) {
            try RasterReader.read(scratch.file("a.tif"), window: Box(minX: 0, minY: 0, maxX: 1, maxY: 1))
        }
    }

    @Test func bilinearIsLinearAndStopsAtHoles() {
        // In a plane of slope 1000 per row and 1 per column every position is exact.
        let centre = Self.raster.frame.centre(row: 10, column: 20)
        #expect(Self.raster.bilinear(at: centre) == 10_020)
        #expect(Self.raster.bilinear(at: Coordinate(centre.x + 15, centre.y - 5)) == 10_270.5)
        let hole = Self.raster.frame.centre(row: 5, column: 7)
        #expect(Self.raster.bilinear(at: Coordinate(hole.x + 5, hole.y)) == nil)
        #expect(Self.raster.bilinear(at: Coordinate(hole.x + 30, hole.y)) == 5_008)
        #expect(Self.raster.bilinear(at: Coordinate(599_999, 1_229_000)) == nil)
        #expect(Self.raster.nearest(at: Coordinate(600_001, 1_229_999)) == 0)
    }

    static func tile(_ longitude: Double, _ latitude: Double, _ height: (Int, Int) -> Float?) -> Raster {
        let posts = 11, step = 0.1
        return Raster(
            frame: GridFrame(
                originX: longitude - step / 2, originY: latitude + 1 + step / 2, cellWidth: step, cellHeight: step,
                columns: posts, rows: posts),
            crs: .wgs84, cells: (0..<(posts * posts)).map { height($0 / posts, $0 % posts) })
    }

    @Test func tilesMeetInOneWindowAndMissingOnesAreNoData() throws {
        let scratch = try Scratch()
        // West and east neighbour share the column of posts at 107°; the northern tiles are missing.
        let west = Self.tile(106, 10) { row, column in row == 0 && column == 0 ? nil : Float(column) }
        let east = Self.tile(107, 10) { _, column in Float(10 + column) }
        #expect(try HGTWriter.write(west, to: scratch.path) == scratch.file("N10E106.hgt"))
        try HGTWriter.write(east, to: scratch.path)
        #expect(try bytes(scratch.file("N10E106.hgt")).prefix(4) == [0x80, 0x00, 0x00, 0x01])
        let all = try RasterReader.read(scratch.path)
        #expect(all.frame.columns == 21)
        #expect(all.frame.rows == 11)
        #expect((0..<21).map { all[3, $0] } == (0..<21).map { Float($0) })
        #expect(all.noDataCount == 1)
        let window = try RasterReader.read(
            scratch.path, window: Box(minX: 106.75, minY: 10.75, maxX: 107.25, maxY: 11.45))
        #expect(window.frame.columns == 5)
        #expect(window.frame.rows == 7)
        #expect(window.noDataCount == 4 * 5)
        let value = try #require(window.bilinear(at: Coordinate(107.05, 10.9)))
        #expect(abs(value - 10.5) < 1e-4)
    }

    @Test func aTileThatIsNoSquareIsRefused() throws {
        let scratch = try Scratch()
        let path = try scratch.write("N10E106.hgt", [UInt8](repeating: 0, count: 10))
        let error = #expect(throws: StoreError.self) { try RasterReader.read(path) }
        #expect(error.map { "\($0)" } == "\(path): 10 bytes are no square of 16-bit heights")
    }
}

/// Heights from `expected/terrain_los.json`, computed with rasterio; tolerance as stated there.
@Suite(.enabled(if: hasShared)) struct RealTerrainTests {
    @Test func zippedTileUnderAnotherNameIsRead() throws {
        let raster = try RasterReader.read(shared("terrain/S36E174.SRTMGL3.hgt.zip"))
        #expect(raster.frame.columns == 1201)
        #expect(raster.range == -27...600)
        let frame = raster.frame
        #expect(abs(frame.centre(row: 1200, column: 0).x - 174) < 1e-9)
        #expect(abs(frame.centre(row: 1200, column: 0).y + 36) < 1e-9)
    }

    @Test func voidsAreCountedNotSea() throws {
        let raster = try RasterReader.read(shared("terrain/S37E175.hgt"))
        #expect(raster.range == -8...878)
        let expected = try bytes(shared("terrain/S37E175.hgt"))
        var voids = 0
        for index in stride(from: 0, to: expected.count, by: 2)
        where expected[index] == 0x80 && expected[index + 1] == 0 {
            voids += 1
        }
        #expect(raster.noDataCount == voids)
    }

    @Test func geoTIFFKeepsItsSystemAndNoData() throws {
        let raster = try RasterReader.read(shared("terrain/srtm_41_19_4326.tif"))
        #expect(raster.crs == .wgs84)
        #expect(raster.frame.columns == 919)
        #expect(raster.frame.rows == 619)
        #expect(raster.range.map { $0.lowerBound >= 0 && $0.upperBound < 1700 } == true)
    }
}
