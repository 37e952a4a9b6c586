import Geometry

/// Bytes of a JSON text under construction; numbers without locale, the same bytes for the same values.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                raw("\\u00" + (digits.count == 1 ? "0" : "") + digits)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func value(_ value: FieldValue, kind: FieldKind) {
        switch value {
        case .null: raw("null")
        case .integer(let number): raw(kind == .boolean ? (number == 0 ? "false" : "true") : String(number))
        case .real(let number): raw(number.isFinite ? FieldValue.plain(number) : "null")
        case .text(let text): string(text)
        }
    }

    mutating func shape(_ shape: Shape) {
        switch shape {
        case .point(let c): member("Point") { $0.position(c) }
        case .multiPoint(let cs): member("MultiPoint") { $0.positions(cs) }
        case .lineString(let line): member("LineString") { $0.positions(line.coordinates) }
        case .multiLineString(let lines):
            member("MultiLineString") { $0.list(lines) { $0.positions($1.coordinates) } }
        case .polygon(let polygon): member("Polygon") { $0.rings(polygon) }
        case .multiPolygon(let polygons): member("MultiPolygon") { $0.list(polygons) { $0.rings($1) } }
        case .collection(let shapes):
            raw("{\"type\":\"GeometryCollection\",\"geometries\":")
            list(shapes) { $0.shape($1) }
            raw("}")
        }
    }

    private mutating func member(_ type: String, _ body: (inout JSONText) -> Void) {
        raw("{\"type\":\"\(type)\",\"coordinates\":")
        body(&self)
        raw("}")
    }

    private mutating func list<T>(_ items: [T], _ body: (inout JSONText, T) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            body(&self, item)
        }
        raw("]")
    }

    private mutating func positions(_ cs: [Coordinate]) { list(cs) { $0.position($1) } }

    private mutating func rings(_ polygon: Polygon) {
        if polygon.exterior.coordinates.isEmpty { return raw("[]") }
        let rings =
            [Self.turned(polygon.exterior, counterClockwise: true)]
            + polygon.holes.map { Self.turned($0, counterClockwise: false) }
        list(rings) { $0.positions($1) }
    }

    private static func turned(_ ring: Ring, counterClockwise: Bool) -> [Coordinate] {
        (ring.signedArea >= 0) == counterClockwise ? ring.coordinates : ring.coordinates.reversed()
    }

    private mutating func position(_ c: Coordinate) {
        bytes.append(UInt8(ascii: "["))
        decimal(c.x)
        bytes.append(UInt8(ascii: ","))
        decimal(c.y)
        bytes.append(UInt8(ascii: "]"))
    }

    /// At most seven decimals, without trailing zeros; a number too large for that is written as it is.
    private mutating func decimal(_ value: Double) {
        let scaled = (value * 1e7).rounded()
        guard abs(scaled) < 9e18 else { return raw(value.isFinite ? String(value) : "null") }
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        let number = UInt64(scaled.magnitude)
        digits(number / 10_000_000)
        var fraction = number % 10_000_000
        guard fraction != 0 else { return }
        var width = 7
        while fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        bytes.append(UInt8(ascii: "."))
        digits(fraction, width: width)
    }

    /// Decimal digits, zeros before them up to `width`.
    private mutating func digits(_ value: UInt64, width: Int = 1) {
        var divisor: UInt64 = 1
        var count = 1
        while value / divisor >= 10 || count < width {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
