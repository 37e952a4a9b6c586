import Foundation
import Geometry

/// KML and KMZ: one layer per folder that holds placemarks, at any depth, with the fields name, description, folder
/// and whatever `ExtendedData` says.
///
/// GDAL's reader garbles names of fields that are not ASCII (`Loại cột` becomes `Lo___i_c___t`), so it is not used.
/// Where no placemark of a folder has `ExtendedData`, the table in its description is read in their place.
struct KMLReader {
    private let path: String
    private let crs: CRS
    private var ledger = Ledger()
    private var placemarks: [KMLPlacemark] = []

    /// - Parameter crs: declared by the user, in place of longitude and latitude on WGS 84.
    static func layers(of path: String, crs: CRS?) throws(StoreError) -> [any LayerSource] {
        var reader = KMLReader(path: path, crs: crs ?? .wgs84)
        return try reader.read()
    }

    private init(path: String, crs: CRS) {
        self.path = path
        self.crs = crs
    }

    private mutating func read() throws(StoreError) -> [any LayerSource] {
        guard path.lowercased().hasSuffix(".kmz") else {
            try add(VirtualFile.bytes(path, path: path), inside: nil)
            return tables()
        }
        let documents = try VirtualFile.names(inZip: path).filter { $0.lowercased().hasSuffix(".kml") }
        guard !documents.isEmpty else {
            throw .unreadable(path: path, reason: "the archive holds no .kml document")
        }
        for name in documents {
            try add(
                VirtualFile.bytes("/vsizip/" + path + "/" + name, path: path), inside: documents.count > 1 ? name : nil)
        }
        return tables()
    }

    private mutating func add(_ bytes: [UInt8], inside document: String?) throws(StoreError) {
        let found: KMLDocument
        do throws(XMLScanner.Malformed) {
            found = try KMLDocument(try Self.unicode(bytes, path))
        } catch {
            throw .unreadable(path: path, reason: "XML, line \(error.line): \(error.reason)")
        }
        for var placemark in found.placemarks {
            if let document { placemark.folders.insert(document, at: 0) }
            placemarks.append(placemark)
        }
        for link in found.links {
            ledger.add(
                LedgerEntry(
                    source: path, layer: document ?? "", feature: "", defect: .notRead, action: .noted,
                    detail: "refers to “\(link)”, which is not read; save its content in the file"))
        }
    }

    /// As UTF-8, from what the byte order mark or the XML declaration names.
    private static func unicode(_ bytes: [UInt8], _ path: String) throws(XMLScanner.Malformed) -> [UInt8] {
        let marks: [([UInt8], String.Encoding)] = [
            ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        for (mark, encoding) in marks where bytes.starts(with: mark) {
            guard let text = String(bytes: bytes.dropFirst(2), encoding: encoding) else {
                throw XMLScanner.Malformed(line: 1, reason: "not UTF-16, which its first two bytes say it is")
            }
            return Array(text.utf8)
        }
        let head = String(decoding: bytes.prefix(120), as: UTF8.self)
        let name = head.firstMatch(of: /<\?xml[^>]*encoding=["']([^"']+)["']/)?.output.1 ?? "UTF-8"
        guard let encoding = TextEncoding(codePage: String(name)), encoding != .utf8 else {
            guard String(validating: bytes, as: UTF8.self) != nil else {
                throw XMLScanner.Malformed(line: 1, reason: "text is not \(name); save the file as UTF-8")
            }
            return bytes
        }
        guard let text = try? TextEncoding.decode(bytes, as: encoding) else {
            throw XMLScanner.Malformed(line: 1, reason: "text is not \(name), which the first line says it is")
        }
        return Array(text.utf8)
    }

    // MARK: tables

    private func tables() -> [any LayerSource] {
        let groups = Dictionary(grouping: placemarks.indices) { placemarks[$0].folders }
        let order = groups.values.sorted { $0[0] < $1[0] }
        let short = order.map { placemarks[$0[0]].folders.last ?? fileName }
        var layers: [any LayerSource] = []
        for (number, members) in order.enumerated() {
            let folders = placemarks[members[0]].folders
            let isAlone = short.count { $0 == short[number] } == 1
            layers.append(
                table(
                    isAlone ? short[number] : folders.joined(separator: "/"), members.map { placemarks[$0] },
                    isFirst: number == 0))
        }
        return layers.isEmpty
            ? [TableLayer(FeatureTable(name: fileName, crs: crs, fields: []), entries: ledger.entries)] : layers
    }

    private var fileName: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }

    private func table(_ name: String, _ members: [KMLPlacemark], isFirst: Bool) -> TableLayer {
        var entries = isFirst ? ledger.entries : []
        func note(_ feature: String, _ defect: Defect, _ action: LedgerAction, _ detail: String) {
            entries.append(
                LedgerEntry(
                    source: path, layer: name, feature: feature, defect: defect, action: action, detail: detail))
        }
        var data = members.map(\.data)
        if data.allSatisfy(\.isEmpty) {
            data = members.map { $0.description.map(DescriptionTable.pairs) ?? [] }
            let read = data.count { !$0.isEmpty }
            if read > 0 {
                note(
                    "", .descriptionRead, .noted,
                    "columns of \(read) placemarks read from the tables in their descriptions")
            }
        }
        var columns = ["name", "description", "address", "folder"]
        var known = Set(columns.map { $0.lowercased() })
        for pair in data.joined() where known.insert(pair.name.lowercased()).inserted { columns.append(pair.name) }
        let places = Dictionary(
            uniqueKeysWithValues: columns.enumerated().map { ($1.lowercased(), $0) })
        var table = FeatureTable(name: name, crs: crs, fields: columns.map { FieldDefinition($0, .text) })
        for (index, placemark) in members.enumerated() {
            var values = [FieldValue](repeating: .null, count: columns.count)
            values[0] = placemark.name.map { .text($0) } ?? .null
            values[1] = placemark.description.map { .text($0) } ?? .null
            values[2] = placemark.address.map { .text($0) } ?? .null
            values[3] = .text(placemark.folders.joined(separator: "/"))
            for pair in data[index] where !pair.value.isEmpty {
                // A column of the file's own counts more than the placemark's heading of the same name.
                if let place = places[pair.name.lowercased()] { values[place] = .text(pair.value) }
            }
            if let text = placemark.unreadable {
                note("\(index + 1)", .badCoordinate, .kept, "“\(text)” is no longitude and latitude")
            }
            table.features.append(
                Feature(id: Int64(index + 1), shape: placemark.shape?.simplest, values: values))
        }
        return TableLayer(table, entries: entries)
    }
}
