import Geometry
import Units

/// A tile of one degree in the format of the Shuttle Radar Topography Mission: n × n big-endian 16-bit heights in
/// metres, at posts on the edges of the degree, named after its south-west corner (`N10E106.hgt`); −32768 is void.
/// Any n is read: 1201 and 3601 are the published ones.
struct HGTTile {
    static let void: Int16 = -32768

    let frame: GridFrame
    private let bytes: [UInt8]

    /// - Parameter name: the file's own name, also inside a zip.
    init(_ bytes: [UInt8], name: String, path: String) throws(StoreError) {
        guard let corner = Self.corner(name) else {
            throw .rasterMismatch(path: path, reason: "“\(name)” is not named after its corner, as in N10E106.hgt")
        }
        let posts = Int(Double(bytes.count / 2).squareRoot())
        guard posts >= 2, posts * posts * 2 == bytes.count else {
            throw .rasterMismatch(path: path, reason: "\(bytes.count) bytes are no square of 16-bit heights")
        }
        self.bytes = bytes
        // Each post is the centre of a cell, so the frame reaches half a cell beyond the degree.
        let step = 1 / Double(posts - 1)
        frame = GridFrame(
            originX: corner.x - step / 2, originY: corner.y + 1 + step / 2, cellWidth: step, cellHeight: step,
            columns: posts, rows: posts)
    }

    /// Row by row from the north-west; voids are NaN.
    func values(rows: Range<Int>, columns: Range<Int>) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(rows.count * columns.count)
        for row in rows {
            for column in columns {
                let at = (row * frame.columns + column) * 2
                let height = Int16(bitPattern: UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]))
                values.append(height == Self.void ? .nan : Float(height))
            }
        }
        return values
    }

    /// South-west corner from a name such as `S36E174.hgt` or `n10e106.SRTMGL1.hgt`.
    static func corner(_ name: String) -> Coordinate? {
        let file = Array((name.split(separator: "/").last ?? "").uppercased().utf8.prefix(7))
        guard file.count == 7, let latitude = number(file[1...2]), let longitude = number(file[4...6]),
            latitude <= 90, longitude <= 180
        else { return nil }
        let north = file[0] == UInt8(ascii: "N"), east = file[3] == UInt8(ascii: "E")
        guard north || file[0] == UInt8(ascii: "S"), east || file[3] == UInt8(ascii: "W") else { return nil }
        return Coordinate(Double(east ? longitude : -longitude), Double(north ? latitude : -latitude))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        Int(String(decoding: digits, as: UTF8.self))
    }

    static func name(corner: Coordinate) -> String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(abs(value))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let x = Int(corner.x), y = Int(corner.y)
        return "\(y < 0 ? "S" : "N")\(padded(y, 2))\(x < 0 ? "W" : "E")\(padded(x, 3)).hgt"
    }
}
