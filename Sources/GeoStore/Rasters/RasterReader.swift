import Foundation
public import Geometry
public import Units

/// Rasters of every GDAL format, SRTM tiles (`.hgt`, also zipped under another name), and folders of tiles.
public enum RasterReader {
    /// Reads the first band.
    ///
    /// - Parameters:
    ///   - path: a file, or a folder whose tiles are put together.
    ///   - window: in the raster's CRS; the result covers it with whole cells, "no data" where nothing is.
    /// - Throws: ``StoreError``; a window entirely beside a single raster is an error.
    public static func read(_ path: String, window: Box? = nil) throws(StoreError) -> Raster {
        if FileKind(of: path) == .folder { return try mosaic(tiles(in: path), window: window) }
        let tile = try RasterTile(path)
        if let window, !window.intersects(tile.frame.box) {
            throw .rasterMismatch(path: path, reason: "the window lies beside the raster")
        }
        return try assemble([tile], window: window)
    }

    /// Puts tiles of one lattice together; where two have data, the first in the order given counts. Missing tiles
    /// are "no data".
    public static func mosaic(_ paths: [String], window: Box? = nil) throws(StoreError) -> Raster {
        var tiles: [RasterTile] = []
        for path in paths {
            // The corner is in the name: tiles beside the window need not be opened.
            if let window, paths.count > 1,
                let corner = HGTTile.corner((path as NSString).lastPathComponent),
                !window.intersects(
                    Box(minX: corner.x, minY: corner.y, maxX: corner.x + 1, maxY: corner.y + 1).expanded(by: 0.01))
            {
                continue
            }
            tiles.append(try RasterTile(path))
        }
        if tiles.isEmpty, let first = paths.first { tiles = [try RasterTile(first)] }
        return try assemble(tiles, window: window)
    }

    /// Where the cells of a raster lie, without reading them.
    public static func frame(of path: String) throws(StoreError) -> (frame: GridFrame, crs: CRS?) {
        let tile = try RasterTile(path)
        return (tile.frame, tile.crs)
    }

    /// Raster files of a folder, sorted by name.
    static func tiles(in folder: String) throws(StoreError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .unreadable(path: folder, reason: error.localizedDescription)
        }
        let rasters = names.filter { name in
            [".hgt", ".hgt.zip", ".tif", ".tiff"].contains { name.lowercased().hasSuffix($0) }
        }
        guard !rasters.isEmpty else {
            throw .unreadable(path: folder, reason: "holds no raster (.hgt, .hgt.zip, .tif)")
        }
        return rasters.sorted().map { folder + "/" + $0 }
    }

    private static func assemble(_ tiles: [RasterTile], window: Box?) throws(StoreError) -> Raster {
        guard let first = tiles.first else { throw .rasterMismatch(path: "", reason: "no raster was named") }
        let lattice = first.frame
        let wanted = window ?? tiles.dropFirst().reduce(lattice.box) { $0.union($1.frame.box) }
        let frame = tiles.count == 1 && window == nil ? lattice : lattice.covering(wanted)
        var values = [Float](repeating: .nan, count: frame.cellCount)
        for tile in tiles {
            guard tile.crs == first.crs else {
                throw .rasterMismatch(path: tile.path, reason: "its coordinate system differs from \(first.path)")
            }
            let offset = try offset(of: tile, in: frame)
            let top = max(0, -offset.row), bottom = min(tile.frame.rows, frame.rows - offset.row)
            let left = max(0, -offset.column), right = min(tile.frame.columns, frame.columns - offset.column)
            guard top < bottom, left < right else { continue }
            let rows = top..<bottom, columns = left..<right
            let part = try tile.values(rows: rows, columns: columns)
            var source = 0
            for row in rows {
                var target = (row + offset.row) * frame.columns + columns.lowerBound + offset.column
                for _ in columns {
                    if values[target].isNaN { values[target] = part[source] }
                    source += 1
                    target += 1
                }
            }
        }
        return Raster(frame: frame, crs: first.crs, values: values)
    }

    /// Row and column of the tile's first cell in the frame.
    private static func offset(of tile: RasterTile, in frame: GridFrame) throws(StoreError) -> (row: Int, column: Int) {
        let column = (tile.frame.originX - frame.originX) / frame.cellWidth
        let row = (frame.originY - tile.frame.originY) / frame.cellHeight
        let drift = max(
            abs(tile.frame.cellWidth / frame.cellWidth - 1) * Double(tile.frame.columns),
            abs(tile.frame.cellHeight / frame.cellHeight - 1) * Double(tile.frame.rows))
        guard drift < 0.05, abs(column - column.rounded()) < 0.05, abs(row - row.rounded()) < 0.05 else {
            throw .rasterMismatch(
                path: tile.path, reason: "its cells do not lie on the lattice of the other tiles; warp it first")
        }
        return (Int(row.rounded()), Int(column.rounded()))
    }
}

/// One raster file, whichever way it is read.
private struct RasterTile {
    let path: String
    let frame: GridFrame
    let crs: CRS?
    private let content: Content

    private enum Content {
        case hgt(HGTTile)
        case file(RasterFile)
    }

    init(_ path: String) throws(StoreError) {
        self.path = path
        guard path.hasPrefix("/vsi") || FileKind(of: path) != nil else { throw .fileMissing(path: path) }
        var name = path
        if path.lowercased().hasSuffix(".zip"), !path.hasPrefix("/vsi") {
            let inside = try VirtualFile.names(inZip: path)
            let rasters = [".hgt", ".tif", ".tiff", ".dem", ".asc"]
            guard let entry = inside.first(where: { n in rasters.contains { n.lowercased().hasSuffix($0) } }) else {
                throw .unreadable(path: path, reason: "holds no raster (.hgt, .tif)")
            }
            name = "/vsizip/\(path)/\(entry)"
        }
        if name.lowercased().hasSuffix(".hgt") {
            let tile = try HGTTile(
                VirtualFile.bytes(name, path: path), name: (name as NSString).lastPathComponent, path: path)
            (content, frame, crs) = (.hgt(tile), tile.frame, .wgs84)
        } else {
            let file = try RasterFile(path, name: name)
            (content, frame, crs) = (.file(file), file.frame, file.crs)
        }
    }

    func values(rows: Range<Int>, columns: Range<Int>) throws(StoreError) -> [Float] {
        switch content {
        case .hgt(let tile): tile.values(rows: rows, columns: columns)
        case .file(let file): try file.values(rows: rows, columns: columns)
        }
    }
}
