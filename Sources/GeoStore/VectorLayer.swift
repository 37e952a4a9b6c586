import Geometry

/// A layer that OGR reads, with declared CRS, filter and encoding applied.
final class VectorLayer: LayerSource {
    private let layer: OGRLayer
    private let path: String
    private let options: SourceOptions
    private let text: StoredText

    init(_ layer: OGRLayer, path: String, options: SourceOptions, text: StoredText) throws(StoreError) {
        self.layer = layer
        self.path = path
        self.options = options
        self.text = text
        if let filter = options.filter, options.layer.map({ $0.lowercased() == layer.name.lowercased() }) ?? true {
            try layer.setFilter(filter)
        }
    }

    var name: String { layer.name }

    var info: LayerInfo {
        LayerInfo(
            name: layer.name, crs: options.crs ?? layer.crs, fields: layer.fields,
            featureCount: layer.featureCount, extent: layer.extent, geometryKind: layer.geometryKind)
    }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        guard let filter = options.filter else { return try readAll(batchSize, &ledger, body) }
        do {
            try readAll(batchSize, &ledger, body)
        } catch StoreError.unreadable(_, let reason) {
            // Databases look at the clause only when rows are asked for.
            throw StoreError.badFilter(path: path, layer: layer.name, filter: filter, reason: reason)
        }
    }

    private func readAll(_ batchSize: Int, _ ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        let detected = try detectEncoding(&ledger)
        layer.rewind()
        let empty = FeatureTable(name: layer.name, crs: options.crs ?? layer.crs, fields: layer.fields)
        var isFirst = true
        while true {
            var batch = empty
            batch.features = unsafe try layer.next(batchSize) { (bytes) throws(StoreError) -> String in
                unsafe try self.text.decode(bytes, detected: detected, layer: self.layer.name)
            } unclosed: { id, count in
                ledger.add(
                    entry(
                        String(id), .unclosedRing, .repaired,
                        count == 1 ? "1 ring closed" : "\(count) rings closed"))
            }
            let isLast = batch.features.count < batchSize
            if isFirst || !batch.features.isEmpty { try body(batch) }
            isFirst = false
            if isLast { return }
        }
    }

    /// Looks at the first texts when no encoding is declared. Bytes that are not UTF-8 need a guess, which is
    /// used and reported; Unicode text that reads as TCVN3 or VNI is only reported.
    private func detectEncoding(_ ledger: inout Ledger) throws -> TextEncoding? {
        guard text.declared == nil, layer.fields.contains(where: { $0.kind == .text }) else { return nil }
        var raw: [[UInt8]] = [], western: [[UInt8]] = []
        layer.rewind()
        _ = unsafe try layer.next(2000) { (bytes) throws(StoreError) -> String in
            guard unsafe bytes.contains(where: { $0 >= 0x80 }) else { return "" }
            if let text = unsafe String(validating: bytes, as: UTF8.self) {
                if let single = CodePage.windowsBytes(of: text) { western.append(single) }
            } else {
                unsafe raw.append(Array(bytes))
            }
            return ""
        } unclosed: { _, _ in
        }
        if !raw.isEmpty {
            let guess = EncodingDetector.detect(raw)
            let percent = Int((guess.confidence * 100).rounded())
            ledger.add(
                entry(
                    "", .encodingDetected, .noted,
                    "text read as \(guess.encoding.rawValue), guessed with \(percent) % confidence; "
                        + "declare the encoding"))
            return guess.encoding
        }
        let guess = EncodingDetector.detect(western)
        if western.count > 0, [.tcvn3, .vni].contains(guess.encoding), guess.confidence > 0.7 {
            ledger.add(
                entry(
                    "", .encodingDetected, .kept,
                    "text looks like \(guess.encoding.rawValue); left as it is, declare the encoding to convert it"))
        }
        return nil
    }

    private func entry(_ feature: String, _ defect: Defect, _ action: LedgerAction, _ detail: String) -> LedgerEntry {
        LedgerEntry(
            source: path, layer: layer.name, feature: feature, defect: defect, action: action, detail: detail)
    }
}
