import Foundation
import Propagation

/// A tile of heights in the form of the Shuttle mission: rows of big-endian 16-bit metres, its south-west corner in the
/// file's name.
struct Tile {
    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)
        case size(String, bytes: Int)
        case name(String)
        case clutter(String, bytes: Int, expected: Int)

        var description: String {
            switch self {
            case .unreadable(let path): "\(path) cannot be read"
            case .size(let path, let bytes): "\(path) has \(bytes) bytes: a tile is a square of two-byte heights"
            case .name(let path): "\(path): a tile is named by its south-west corner, e.g. N21E105.hgt"
            case .clutter(let path, let bytes, let expected):
                "\(path) has \(bytes) bytes, the tile \(expected) nodes: give one byte per node"
            }
        }
    }

    /// File name without extension.
    let name: String
    let side: Int
    let heights: [Float]
    let west, north: Double
    let path: String

    init(_ path: String) throws {
        self.path = path
        name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let bytes = try Self.bytes(path)
        side = Int(Double(bytes.count / 2).squareRoot().rounded())
        guard side >= 2, side * side * 2 == bytes.count else { throw Failure.size(path, bytes: bytes.count) }
        heights = stride(from: 0, to: bytes.count, by: 2).map { i in
            let value = Int16(bitPattern: UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1]))
            return value == .min ? .nan : Float(value)
        }
        let letters = Array(name)
        guard letters.count == 7, let latitude = Double(String(letters[1...2])),
            let longitude = Double(String(letters[4...6])), "NS".contains(letters[0]), "EW".contains(letters[3])
        else { throw Failure.name(path) }
        north = (letters[0] == "N" ? latitude : -latitude) + 1
        west = letters[3] == "E" ? longitude : -longitude
    }

    func terrain(clutter: String? = nil) throws -> TerrainGrid {
        var covers: [UInt8] = []
        if let clutter {
            covers = try Self.bytes(clutter)
            guard covers.count == side * side else {
                throw Failure.clutter(clutter, bytes: covers.count, expected: side * side)
            }
        }
        return try TerrainGrid(
            columns: side, rows: side,
            placement: .geographic(west: west, north: north, nodesPerDegree: Double(side - 1)), heights: heights,
            clutter: covers)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path) }
        return [UInt8](data)
    }
}
