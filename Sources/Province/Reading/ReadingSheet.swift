public import GeoStore

/// What was taken from one source and what was not (phiếu đọc số liệu): to be looked through before a result is believed.
public struct ReadingSheet: Hashable, Sendable {
    /// Key of the workspace file, e.g. `land_use.recorded`.
    public var role: String
    /// As results name it.
    public var source: String
    /// Layers, sheets and folders found, in the order of the file.
    public var parts: [Part]
    public var system: System?
    /// Rows or features of what was read.
    public var rows: Int
    /// Of these, taken out; the ledger has each.
    public var setAside: Int
    public var columns: [Column]
    /// Rows that found the unit they belong to; nil where none is looked for.
    public var joined: Joined?
    /// Of a layer of land; nil for others.
    public var ground: Ground?
    /// What was guessed: encodings, systems, the order of coordinates.
    public var guesses: [LedgerEntry]

    /// A layer, sheet or folder of a source.
    public struct Part: Hashable, Sendable {
        public var name: String
        public var rows: Int
        public var isRead: Bool
    }

    /// Of the coordinates; nil for a table without any.
    public struct System: Hashable, Sendable {
        /// EPSG code, or the first words of a definition.
        public var name: String
        public var origin: Origin

        /// Who says so.
        public enum Origin: String, Hashable, Sendable {
            /// By the workspace.
            case declared
            /// By the file.
            case stated
            /// By nobody: columns named longitude and latitude.
            case assumed
        }
    }

    /// A column with the number of its cells by what became of them.
    public struct Column: Hashable, Sendable {
        public var name: String
        /// What the workspace takes it for; nil when it is not used.
        public var meaning: String?
        /// Cells that hold something.
        public var filled: Int
        /// Of these, cells nothing could be made of.
        public var unreadable: Int
        /// Cells that were written otherwise than they are kept, by how: `26.000 → 26000`, with their number.
        public var converted: [String: Int] = [:]
    }

    /// Ground that records claim together, or that no record holds.
    public struct Ground: Hashable, Sendable {
        /// Pairs of parcels that claim the same ground.
        public var overlaps: Int
        /// m² claimed twice.
        public var overlapping: Double
        /// m² without a parcel, in communes the layer covers for the most part.
        public var uncovered: Double
    }

    /// How many of how many found each other.
    public struct Joined: Hashable, Sendable {
        public var rows: Int
        public var of: Int
    }
}

extension ReadingSheet {
    /// - Parameters:
    ///   - parts: of the source, as it lists them.
    ///   - tables: what was read, layer by layer, before anything was taken out.
    ///   - met: ledger lines of the reading.
    init(
        _ layer: Workspace.Layer, role: String, source: String, parts: [LayerInfo], tables: [FeatureTable],
        met: [LedgerEntry]
    ) {
        let read = Dictionary(grouping: tables, by: \.name)
        self.role = role
        self.source = source
        self.parts = parts.map { part in
            Part(
                name: part.name,
                rows: read[part.name]?.reduce(0) { $0 + $1.features.count } ?? part.featureCount,
                isRead: read[part.name] != nil)
        }
        system = tables.first?.crs.map { crs in
            let isAssumed = met.contains { $0.defect == .crsAssumed }
            return System(
                name: CRSName.short(crs), origin: layer.crs != nil ? .declared : isAssumed ? .assumed : .stated)
        }
        rows = tables.reduce(0) { $0 + $1.features.count }
        setAside = 0
        guesses = met.filter {
            [.encodingDetected, .crsAssumed, .northEastColumns, .descriptionRead, .layersJoined].contains($0.defect)
        }
        let fields = tables.first?.fields ?? []
        var filled = [Int](repeating: 0, count: fields.count)
        for table in tables {
            let columns = fields.map { table.fieldIndex($0.name) }
            for feature in table.features {
                for (number, column) in columns.enumerated() {
                    if let column, !feature.values[column].isNull { filled[number] += 1 }
                }
            }
        }
        columns = zip(fields, filled).map { field, filled in
            Column(name: field.name, meaning: nil, filled: filled, unreadable: 0)
        }
    }
}
