import Geometry

/// A layer that OGR reads, with declared CRS, filter and encoding applied.
final class VectorLayer: LayerSource {
    let isOffered: Bool
    private let layer: OGRLayer
    private let path: String
    private let options: SourceOptions
    private let text: StoredText
    private var finding: StoredText.Finding?

    init(
        _ layer: OGRLayer, path: String, options: SourceOptions, text: StoredText, isOffered: Bool = true
    ) throws(StoreError) {
        self.layer = layer
        self.path = path
        self.options = options
        self.text = text
        self.isOffered = isOffered
        if let filter = options.filter, options.wants(layer.name) { try layer.setFilter(filter) }
        if layer.storedNames.contains(where: Self.isMarked) {
            let settled = try settle().encoding
            layer.renameFields { text.name($0, settled: settled) }
        }
    }

    var name: String { layer.name }

    var info: LayerInfo {
        LayerInfo(
            name: layer.name, crs: options.crs ?? layer.crs, fields: layer.fields,
            featureCount: layer.featureCount, extent: layer.extent, geometryKind: layer.geometryKind)
    }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        do {
            try readAll(batchSize, &ledger, body)
        } catch let error as StoreError {
            throw told(error)
        }
    }

    /// Databases look at the clause only when rows are asked for.
    private func told(_ error: StoreError) -> StoreError {
        guard let filter = options.filter, case .unreadable(_, let reason) = error else { return error }
        return .badFilter(path: path, layer: layer.name, filter: filter, reason: reason)
    }

    private func readAll(_ batchSize: Int, _ ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        let finding = try settle()
        if let note = finding.note { ledger.add(entry("", .encodingDetected, note.action, note.detail)) }
        if let declared = options.crs, declared != layer.crs {
            let own = layer.crs.map { "in place of \($0.shortName), which the file has" } ?? "the file names none"
            ledger.add(entry("", .crsDeclared, .noted, "\(declared.shortName) declared; \(own)"))
        }
        layer.rewind()
        let empty = FeatureTable(name: layer.name, crs: options.crs ?? layer.crs, fields: layer.fields)
        var isFirst = true, isUnsettled = false
        while true {
            var batch = empty
            batch.features = unsafe try layer.next(batchSize) { (bytes) throws(StoreError) -> String in
                unsafe try self.text.decode(bytes, settled: finding.encoding, layer: self.layer.name) {
                    isUnsettled = true
                }
            } unclosed: { id, count in
                ledger.add(
                    entry(
                        String(id), .unclosedRing, .repaired,
                        count == 1 ? "1 ring closed" : "\(count) rings closed"))
            }
            let isLast = batch.features.count < batchSize
            if isFirst || !batch.features.isEmpty { try body(batch) }
            isFirst = false
            if isLast { break }
        }
        if isUnsettled {
            ledger.add(
                entry(
                    "", .encodingDetected, .noted,
                    "a few texts that are not UTF-8 were read as cp1252; declare the encoding"))
        }
    }

    /// Looks at samples when no encoding is declared; once.
    private func settle() throws(StoreError) -> StoredText.Finding {
        if let finding { return finding }
        guard text.declared == nil else { return StoredText.Finding(encoding: nil) }
        var marked = layer.storedNames.filter(Self.isMarked)
        if layer.fields.contains(where: { $0.kind == .text }) {
            do throws(StoreError) { marked += try samples() } catch { throw told(error) }
        }
        let found = text.settle(marked)
        finding = found
        return found
    }

    /// Texts beyond ASCII: of the first 2,000 features, or where a file keeps bytes of 20 runs spread over all of it.
    private func samples() throws(StoreError) -> [[UInt8]] {
        let run = 2000, runs = 20
        let isSpread = text.keepsBytes && options.filter == nil && layer.featureCount > run
        var marked: [[UInt8]] = []
        for number in 0..<(isSpread ? runs : 1) {
            if isSpread { layer.seek(layer.featureCount / runs * number) } else { layer.rewind() }
            _ = unsafe try layer.next(isSpread ? run / runs : run) { (bytes) throws(StoreError) -> String in
                if unsafe bytes.contains(where: { $0 >= 0x80 }) { unsafe marked.append(Array(bytes)) }
                return ""
            } unclosed: { _, _ in
            }
        }
        return marked
    }

    private static func isMarked(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 >= 0x80 } }

    private func entry(_ feature: String, _ defect: Defect, _ action: LedgerAction, _ detail: String) -> LedgerEntry {
        LedgerEntry(
            source: path, layer: layer.name, feature: feature, defect: defect, action: action, detail: detail)
    }
}
