import Foundation
import GeoStore
import Testing

@Suite("A folder of results appears whole or not at all") struct OutputFolderTests {
    private struct Broken: Error {}

    /// A folder of its own for one test, removed afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "phusong-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func put(_ text: String, _ path: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test func writesAndReplaces() throws {
        try inFolder { root in
            let out = root + "/deep/out"
            try OutputFolder.write(to: out) { try put("1", $0 + "/a.txt") }
            try OutputFolder.write(to: out) { part in
                // The old result stands until the new one is whole.
                #expect(try String(contentsOfFile: out + "/a.txt", encoding: .utf8) == "1")
                try put("2", part + "/b.txt")
            }
            #expect(try names(out) == [".phusong-output", "b.txt"])
            #expect(try names(root + "/deep") == ["out"])
        }
    }

    @Test("A failing write leaves nothing, or what was there before")
    func failureLeavesNothing() throws {
        try inFolder { root in
            let out = root + "/out"
            #expect(throws: Broken.self) {
                try OutputFolder.write(to: out) {
                    try put("half", $0 + "/a.txt")
                    throw Broken()
                }
            }
            #expect(try names(root) == [])
            try OutputFolder.write(to: out) { try put("whole", $0 + "/a.txt") }
            #expect(throws: Broken.self) { try OutputFolder.write(to: out) { _ in throw Broken() } }
            #expect(try String(contentsOfFile: out + "/a.txt", encoding: .utf8) == "whole")
            #expect(try names(root) == ["out"])
        }
    }

    @Test("A folder with somebody's files is refused and untouched")
    func foreignFilesAreSafe() throws {
        try inFolder { root in
            let out = root + "/out"
            try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            try put("mine", out + "/thesis.doc")
            let refused = #expect(throws: StoreError.self) { try OutputFolder.write(to: out) { _ in } }
            #expect(refused == .folderNotOurs(folder: out, entries: ["thesis.doc"]))
            #expect(
                refused?.description == "\(out) holds files that no earlier run wrote (thesis.doc); "
                    + "nothing was changed: move them away, or choose another folder")
            #expect(try names(out) == ["thesis.doc"])
        }
    }

    @Test("What a viewer leaves beside our files does not count; a file added to our folder does")
    func sideFiles() throws {
        try inFolder { root in
            let out = root + "/out"
            try OutputFolder.write(to: out) { try put("1", $0 + "/zones.gpkg") }
            try put("", out + "/zones.gpkg-wal")
            try OutputFolder.write(to: out) { try put("2", $0 + "/zones.gpkg") }
            #expect(try names(out) == [".phusong-output", "zones.gpkg"])
            try put("mine", out + "/notes.txt")
            #expect(throws: StoreError.folderNotOurs(folder: out, entries: ["notes.txt"])) {
                try OutputFolder.write(to: out) { _ in }
            }
        }
    }

    @Test("Results inside a folder of ours go with it; what somebody added to them does not")
    func nestedResults() throws {
        try inFolder { root in
            let out = root + "/sample"
            try OutputFolder.write(to: out) { try put("1", $0 + "/phusong.yaml") }
            try OutputFolder.write(to: out + "/results") { try put("1", $0 + "/zones.csv") }
            try OutputFolder.write(to: out) { try put("2", $0 + "/phusong.yaml") }
            #expect(try names(out) == [".phusong-output", "phusong.yaml"])
            try OutputFolder.write(to: out + "/results") { try put("1", $0 + "/zones.csv") }
            try put("mine", out + "/results/notes.txt")
            #expect(throws: StoreError.folderNotOurs(folder: out, entries: ["results/notes.txt"])) {
                try OutputFolder.write(to: out) { _ in }
            }
        }
    }

    @Test("A file in the folder's place is refused")
    func fileInThePlace() throws {
        try inFolder { root in
            try put("x", root + "/out")
            #expect(throws: StoreError.notAFolder(path: root + "/out")) {
                try OutputFolder.write(to: root + "/out") { _ in }
            }
        }
    }

    @Test("Two runs at once: the second is told who holds the folder")
    func lockNamesItsOwner() throws {
        try inFolder { root in
            let out = root + "/out"
            let owner = "process \(ProcessInfo.processInfo.processIdentifier)"
            try OutputFolder.write(to: out) { _ in
                #expect(throws: StoreError.folderLocked(folder: out, owner: owner)) {
                    try OutputFolder.write(to: out) { _ in }
                }
            }
            // Free again, and no lock is left.
            try OutputFolder.write(to: out) { _ in }
            #expect(try names(root) == ["out"])
        }
    }

    @Test("What a killed run left is cleared, its old result kept")
    func recoversFromAKill() throws {
        try inFolder { root in
            let out = root + "/out"
            try OutputFolder.write(to: out) { try put("old", $0 + "/a.txt") }
            // Killed between the two renames: the result stands under the old name, a half-written one beside it.
            try FileManager.default.moveItem(atPath: out, toPath: root + "/.out.old")
            try FileManager.default.createDirectory(atPath: root + "/.out.part", withIntermediateDirectories: true)
            try put("process 1\n", root + "/.out.lock")
            #expect(throws: Broken.self) { try OutputFolder.write(to: out) { _ in throw Broken() } }
            #expect(try String(contentsOfFile: out + "/a.txt", encoding: .utf8) == "old")
            #expect(try names(root) == ["out"])
        }
    }
}
