import Formats
import Foundation
import Testing

/// Expected values: the examples of FIPS 180-4 for SHA-256, as NIST publishes them.
@Suite struct DigestTests {
    private static let vectors = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]
    private static let millionA = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

    private func temporary() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)").path
    }

    @Test("Bytes have the digests of the standard", arguments: vectors)
    func standard(text: String, expected: String) {
        #expect(Digest.of(bytes: text.utf8) == expected)
    }

    @Test("A file has the digest of its bytes, also through a link and when it is read in several pieces")
    func files() throws {
        let path = temporary()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        #expect(Digest.of(file: path) == Self.vectors[1].1)
        let link = temporary()
        defer { try? FileManager.default.removeItem(atPath: link) }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(Digest.of(file: link) == Self.vectors[1].1)
        // One million letters a, and three pieces of 1 MiB less a byte, against one reading of the same bytes.
        try Data(repeating: 0x61, count: 1_000_000).write(to: URL(fileURLWithPath: path))
        #expect(Digest.of(file: path) == Self.millionA)
        let long = Data((0..<(3 << 20) - 1).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try long.write(to: URL(fileURLWithPath: path))
        #expect(Digest.of(file: path) == Digest.of(bytes: long))
    }

    @Test("A folder, a connection and a missing file have none; an empty file has one")
    func none() throws {
        #expect(Digest.of(file: FileManager.default.temporaryDirectory.path) == nil)
        #expect(Digest.of(file: "PG:dbname=land") == nil)
        let path = temporary()
        #expect(Digest.of(file: path) == nil)
        try Data().write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(Digest.of(file: path) == Self.vectors[0].1)
    }

    @Test("Lists of texts that run together to the same letters have different digests")
    func lists() {
        let lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["1:a"], ["a"], []]
        #expect(Set(lists.map { Digest.of($0) }).count == lists.count)
        // The text "abc" alone is the bytes 3:abc.
        #expect(Digest.of(["abc"]) == Digest.of(bytes: "3:abc".utf8))
    }
}
