import CSodium
import Foundation

/// SHA-256 (FIPS 180-4) by libsodium, so that a result says which bytes it came from and a run that goes on knows that
/// nothing has changed.
public struct Digest {
    private var state = crypto_hash_sha256_state()

    /// libsodium asks to be started once before anything else.
    private static let isReady = sodium_init() >= 0

    private init() {
        precondition(Self.isReady, "libsodium cannot be started")
        _ = unsafe crypto_hash_sha256_init(&state)
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        // SAFETY: libsodium reads as many bytes as the array has and keeps no pointer.
        _ = unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    private mutating func hexadecimal() -> String {
        var sum = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        // SAFETY: the array has the length libsodium writes.
        _ = unsafe crypto_hash_sha256_final(&state, &sum)
        let digits = Array("0123456789abcdef")
        return String(sum.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Hexadecimal, 64 digits.
    public static func of(bytes: some Sequence<UInt8>) -> String {
        var digest = Digest()
        digest.add(bytes)
        return digest.hexadecimal()
    }

    /// Of texts in order, each with its length before it, so that no two lists run together to the same bytes.
    public static func of(_ texts: [String]) -> String {
        var digest = Digest()
        for text in texts {
            digest.add("\(text.utf8.count):".utf8)
            digest.add(text.utf8)
        }
        return digest.hexadecimal()
    }

    /// Of a file's bytes, read piece by piece; nil for what is no plain file that can be read: a folder, a database
    /// connection, nothing at all.
    public static func of(file path: String) -> String? {
        // A named pipe has no bytes of its own and would be waited for.
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular,
            let file = FileHandle(forReadingAtPath: path)
        else { return nil }
        defer { try? file.close() }
        var digest = Digest()
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.add(piece) }
        } catch {
            return nil
        }
        return digest.hexadecimal()
    }
}
