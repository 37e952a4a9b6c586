import Foundation
import GeoStore

/// Text in TCVN 5712 (ABC fonts): one byte a letter. Capitals with a tone have no byte of their own
/// and lose the tone, as they did on the old machines.
enum TCVN3Text {
    static func bytes(_ text: String) -> [UInt8] {
        var codes: [Character: UInt8] = [:]
        for byte in UInt8(0x80)...UInt8(0xFF) {
            guard let decoded = try? TextEncoding.decode([byte], as: .tcvn3) else { continue }
            if let letter = decoded.first, decoded.count == 1, codes[letter] == nil { codes[letter] = byte }
        }
        var out: [UInt8] = []
        for letter in text {
            if let ascii = letter.asciiValue {
                out.append(ascii)
            } else if let code = codes[letter] {
                out.append(code)
            } else if let plain = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first,
                plain.isASCII
            {
                out.append(UInt8(plain.value))
            } else {
                out.append(UInt8(ascii: "?"))
            }
        }
        return out
    }
}
