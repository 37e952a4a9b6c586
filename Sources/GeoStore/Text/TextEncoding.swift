import Foundation

/// How text is stored in a source. TCVN3 and VNI are the font encodings of Vietnamese before Unicode;
/// they are still met in MapInfo, MicroStation and Excel files.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    case utf8, cp1258, cp1252, latin1, tcvn3, vni

    /// Decodes bytes and composes the result (Unicode normal form C).
    ///
    /// - Throws: ``UndecodableText`` at the first byte the encoding does not have; nothing is replaced.
    public static func decode(
        _ bytes: some Sequence<UInt8>, as encoding: TextEncoding
    ) throws(UndecodableText) -> String {
        let bytes = Array(bytes)
        switch encoding {
        case .utf8:
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw UndecodableText(encoding: .utf8, offset: nil)
            }
            return NormalForm.composed(text)
        case .cp1252: return String(String.UnicodeScalarView(try single(bytes, CodePage.cp1252, .cp1252)))
        case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .cp1258:
            return NormalForm.composed(
                String(String.UnicodeScalarView(try single(bytes, CodePage.cp1258, .cp1258))))
        case .tcvn3: return String(String.UnicodeScalarView(try single(bytes, CodePage.tcvn3, .tcvn3)))
        case .vni: return VNI.decode(try single(bytes, CodePage.cp1252, .vni))
        }
    }

    /// Decodes text that came through a Windows-1252 or Latin-1 reader although it is stored in `encoding`:
    /// “§¹i häc” is “Đại học” in TCVN3. Unicode text that cannot have come that way is returned as it is.
    public static func reinterpret(_ text: String, as encoding: TextEncoding) -> String {
        guard encoding != .utf8, let bytes = CodePage.windowsBytes(of: text),
            let decoded = try? decode(bytes, as: encoding)
        else { return NormalForm.composed(text) }
        return decoded
    }

    private static func single(
        _ bytes: [UInt8], _ table: [UInt16], _ encoding: TextEncoding
    ) throws(UndecodableText) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        for (offset, byte) in bytes.enumerated() {
            let code = byte < 0x80 ? UInt16(byte) : table[Int(byte) - 0x80]
            guard code != CodePage.none || byte == 0, let scalar = Unicode.Scalar(code) else {
                throw UndecodableText(encoding: encoding, offset: offset)
            }
            scalars.append(scalar)
        }
        return scalars
    }
}

/// A byte sequence the encoding does not have.
public struct UndecodableText: Error, Hashable, Sendable {
    public var encoding: TextEncoding
    /// Position of the byte; nil when only the whole is known to be wrong.
    public var offset: Int?
}
