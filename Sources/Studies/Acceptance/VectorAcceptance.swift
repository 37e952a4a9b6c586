import Foundation
import GeoStore
import Propagation
import Province

/// Holds the propagation models against reference values: a folder with one subfolder per set of values.
///
/// Any part of the sets may be there; what is there is computed whole. Sets are known by the name of their folder,
/// columns by their names in the files.
public struct VectorAcceptance: Sendable {
    /// How one set came out.
    public struct Outcome: Hashable, Sendable {
        /// Name of the set, with its part or source where it has several: `empirical/formula`.
        public let set: String
        public let cases: Int
        /// dB; infinite when a case that has to be refused was answered.
        public let maximumError: Double
    }

    /// One kind of set.
    struct Kind: Sendable {
        /// Name of its folder.
        let folder: String
        /// Adds every case of the set at a path.
        let evaluate: @Sendable (String, inout VectorTally) throws -> Void
    }

    /// Every set that can be computed, in the order printed.
    static let kinds: [Kind] = [
        .empirical, .generatedTerrain, .itmOfficial, .p1812, .p2108, .p2109, .p452, .p526,
    ]

    /// Holds one folder per set of reference values.
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// - Throws: ``StudyError``: no known set in the folder, a set without cases, a row that cannot be read, an input a
    ///   model refuses.
    public func run() throws(StudyError) -> [Outcome] {
        var outcomes: [Outcome] = []
        for kind in Self.kinds {
            let path = folder + "/" + kind.folder
            guard FileKind.of(path) == .folder else { continue }
            var tally = VectorTally(set: kind.folder)
            try StudyError.wrap(path) { try kind.evaluate(path, &tally) }
            guard !tally.outcomes.isEmpty else {
                throw .province(
                    .noUsableFeature(source: path, expected: "reference values in files of the set's layout"))
            }
            outcomes += tally.outcomes
        }
        guard !outcomes.isEmpty else {
            let folders = Self.kinds.map(\.folder).joined(separator: ", ")
            throw .province(.noUsableFeature(source: folder, expected: "one of the folders " + folders))
        }
        return outcomes
    }
}

/// Counts the cases of one set and keeps the worst error of each of its parts.
struct VectorTally {
    let set: String
    private var parts: [String: (cases: Int, worst: Double)] = [:]

    init(set: String) { self.set = set }

    /// - Parameters:
    ///   - part: of the set; empty for the whole.
    ///   - error: dB; its sign does not matter, NaN counts as infinite.
    mutating func add(_ part: String = "", error: Double) {
        let size = error.isNaN ? .infinity : abs(error)
        let old = parts[part] ?? (0, 0)
        parts[part] = (old.cases + 1, max(old.worst, size))
    }

    /// A case that has to be refused.
    mutating func addRefusal(_ part: String = "", _ body: () throws -> Void) {
        do {
            try body()
            add(part, error: .infinity)
        } catch {
            add(part, error: 0)
        }
    }

    var outcomes: [VectorAcceptance.Outcome] {
        parts.keys.sorted().map { part in
            VectorAcceptance.Outcome(
                set: part.isEmpty ? set : set + "/" + part, cases: parts[part]?.cases ?? 0,
                maximumError: parts[part]?.worst ?? .infinity)
        }
    }
}

extension CSVTable {
    /// The table at a path; nil when there is none.
    static func ifPresent(_ path: String) throws(StoreError) -> CSVTable? {
        FileKind.of(path) == .missing ? nil : try CSVTable(path)
    }
}
