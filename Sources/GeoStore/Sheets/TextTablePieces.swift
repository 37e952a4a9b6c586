import Foundation

/// A long text table read piece by piece, in memory that does not grow with the file.
final class TextTablePieces: LayerSource {
    let name: String
    private let path: String
    private let options: SourceOptions
    private let header: HeaderSearch.Found
    private let delimiter: UInt8
    private let piece: Int
    private let fields: [FieldDefinition]

    /// Nil for what ``TextTable`` had better read: other encodings than UTF-8, and short tables, whose columns' kinds are
    /// found more surely at once.
    ///
    /// - Parameters:
    ///   - threshold: bytes from which a table is long.
    ///   - piece: bytes read at a time.
    init?(
        _ path: String, _ options: SourceOptions, threshold: Int = 16 << 20, piece: Int = 4 << 20
    ) throws(StoreError) {
        guard options.encoding == nil || options.encoding == .utf8, options.filter == nil else { return nil }
        let head = try FileHead.read(path, threshold)
        guard head.count == threshold, let end = head.lastIndex(of: 0x0A) else { return nil }
        let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...end] : head[...end]
        guard String(validating: body, as: UTF8.self) != nil, !body.prefix(4096).contains(0) else { return nil }
        name = NormalForm.composed(URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent)
        let lines = Array(body.prefix(1 << 20))
        delimiter = TextTable.delimiter(of: lines)
        let grid = TextGrid(name: name, rows: TextTable.parse(lines, delimiter: delimiter))
        header = try HeaderSearch(grid: grid, path: path, options: options).find()
        fields = header.names.filter { !$0.isEmpty }.map { FieldDefinition($0, .text) }
        self.path = path
        self.piece = piece
        self.options = options
    }

    var info: LayerInfo {
        LayerInfo(
            name: name, crs: options.crs, fields: fields, featureCount: max(0, lineCount - header.row - 1), extent: nil,
            geometryKind: .point)
    }

    /// Rows may hold line ends inside quotes, so this is a count of rows or slightly more.
    private lazy var lineCount: Int = {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return 0 }
        return data.count { $0 == 0x0A }
    }()

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        let file: FileHandle
        do {
            file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw StoreError.unreadable(path: path, reason: error.localizedDescription)
        }
        defer { try? file.close() }
        var rest: [UInt8] = []
        var rowsBefore = 0
        while true {
            let block = try file.read(upToCount: piece) ?? Data()
            rest.append(contentsOf: block)
            let cut = block.isEmpty ? rest.count : Self.lastLineEnd(rest)
            guard cut > 0 else {
                if block.isEmpty { return }
                continue
            }
            let rows = TextTable.parse(Array(rest[..<cut]), delimiter: delimiter)
            rest.removeFirst(cut)
            try deliver(rows, after: rowsBefore, batchSize, &ledger, body)
            rowsBefore += rows.count
            if block.isEmpty { return }
        }
    }

    /// Behind the last line end that is not inside quotes; 0 when there is none.
    private static func lastLineEnd(_ bytes: [UInt8]) -> Int {
        var isQuoted = false
        var end = 0
        for (index, byte) in bytes.enumerated() {
            if byte == 0x22 { isQuoted.toggle() } else if byte == 0x0A, !isQuoted { end = index + 1 }
        }
        return end
    }

    private func deliver(
        _ rows: [[String]], after before: Int, _ batchSize: Int, _ ledger: inout Ledger,
        _ body: (FeatureTable) throws -> Void
    ) throws {
        let isFirst = before == 0
        let data = isFirst ? Array(rows.dropFirst(header.row + 1)) : rows
        let firstRow = isFirst ? header.row + 1 : before
        // The names stand above each piece, so that it reads like a table of its own.
        let grid = TextGrid(name: name, rows: [header.names] + data)
        var options = options
        options.headerRow = 1
        let layer = try SheetReader(path: path, options: options).layer(grid)
        let shift = Int64(firstRow - 1)
        var met = Ledger()
        try layer.read(batchSize: batchSize, ledger: &met) { batch in
            var batch = batch
            for index in batch.features.indices { batch.features[index].id += shift }
            try body(batch)
        }
        for var entry in met.entries where isFirst || !entry.feature.isEmpty {
            if let row = Int64(entry.feature) { entry.feature = String(row + shift) }
            ledger.add(entry)
        }
    }
}
