/// The placemarks of a KML document, at whatever depth they stand.
struct KMLDocument {
    private(set) var placemarks: [KMLPlacemark] = []
    /// Addresses of what the document refers to and does not hold.
    private(set) var links: [String] = []

    /// - Throws: ``XMLScanner/Malformed``.
    init(_ bytes: [UInt8]) throws(XMLScanner.Malformed) {
        var scanner = XMLScanner(bytes)
        var folders: [String] = []
        // Elements that are open, with whether they are folders.
        var open: [(name: String, isFolder: Bool)] = []
        while let token = try scanner.next() {
            switch token {
            case .start("Placemark", let attributes):
                placemarks.append(
                    KMLPlacemark(try Self.subtree(&scanner, KMLNode("Placemark", attributes)), in: folders))
            case .start("NetworkLink", let attributes):
                let link = try Self.subtree(&scanner, KMLNode("NetworkLink", attributes))
                let target = link.children.first { $0.name == "Link" || $0.name == "Url" }
                links.append(target?.text(of: "href") ?? link.text(of: "name") ?? "")
            case .start("name", let attributes) where open.last?.isFolder == true:
                let name = try Self.subtree(&scanner, KMLNode("name", attributes)).text.trimmed
                if !name.isEmpty { folders[folders.count - 1] = NormalForm.composed(name) }
            case .start(let name, _):
                let isFolder = name == "Folder" || name == "Document"
                if isFolder { folders.append(name) }
                open.append((name, isFolder))
            case .end:
                if open.popLast()?.isFolder == true { folders.removeLast() }
            case .text: continue
            }
        }
        guard open.isEmpty else {
            throw XMLScanner.Malformed(line: 0, reason: "ends before </\(open[open.count - 1].name)>")
        }
    }

    /// Everything up to the end of an element that was just opened.
    private static func subtree(
        _ scanner: inout XMLScanner, _ root: KMLNode
    ) throws(XMLScanner.Malformed) -> KMLNode {
        var open = [root]
        while let token = try scanner.next() {
            let current = open[open.count - 1]
            switch token {
            case .text(let text): current.text += text
            case .start(let name, let attributes):
                let child = KMLNode(name, attributes)
                current.children.append(child)
                open.append(child)
            case .end:
                open.removeLast()
                if open.isEmpty { return root }
            }
        }
        throw XMLScanner.Malformed(line: 0, reason: "ends inside <\(root.name)>")
    }
}
