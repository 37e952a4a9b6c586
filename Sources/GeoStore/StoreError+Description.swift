import Geometry

extension StoreError: CustomStringConvertible {
    /// One or two English sentences: what happened, to which input, what to do next; never a password.
    public var description: String { ConnectionText.redacted(sentences) }

    private var sentences: String {
        switch self {
        case .fileMissing(let path):
            return "\(path): no such file or folder. Check the path."
        case .unreadable(let path, let reason):
            return "\(path): cannot be read: \(reason)"
        case .unsupportedFormat(let path, let format, let advice):
            return "\(path): is \(format), which cannot be read here. \(advice)"
        case .noLayer(let path):
            return "\(path): holds no layer. Expected at least one table or map layer."
        case .severalLayers(let path, let layers):
            return "\(path): holds layers with different columns: \(Self.list(layers)). "
                + "Name the one to read, or a list of those that belong together, with “layer”."
        case .noFeatures(let path, let layer, let filter):
            return "\(path), layer “\(layer)”: holds 0 features"
                + (filter.map { " that meet “\($0)”" } ?? "") + ". Check the file and the layer named."
        case .layerMissing(let path, let layer, let available):
            return "\(path): has no layer “\(layer)”. It has: \(Self.list(available))."
        case .fieldMissing(let path, let layer, let field, let available):
            return "\(path), layer “\(layer)”: has no column “\(field)”. It has: \(Self.list(available))."
        case .headerMissing(let path, let layer, let rows):
            return "\(path), layer “\(layer)”: no row of column names in the first \(rows) rows. "
                + "Declare the row of the header."
        case .badValue(let path, let layer, let feature, let field, let value, let expected):
            return "\(path), layer “\(layer)”, row \(feature): “\(field)” is “\(value)”; expected \(expected)."
        case .badFilter(let path, let layer, let filter, let reason):
            return "\(path), layer “\(layer)”: the filter “\(filter)” is refused: \(reason)"
        case .badText(let path, let layer, let encoding, let reason):
            return "\(path), layer “\(layer)”: text is not \(encoding.rawValue): \(reason). Declare another encoding."
        case .crsMissing(let path, let layer, _, let fitting):
            return "\(path), layer “\(layer)”: has no coordinate system. Declare one"
                + (fitting.isEmpty ? "." : "; these would fit: \(Self.list(fitting.map(\.description))).")
        case .crsImplausible(let path, let layer, let declared, let cause, let extent, let fitting):
            let where_ =
                "x \(Self.number(extent.minX)) to \(Self.number(extent.maxX)), "
                + "y \(Self.number(extent.minY)) to \(Self.number(extent.maxY))"
            return "\(path), layer “\(layer)”: the coordinates (\(where_)) do not fit \(declared.shortName): "
                + cause.english
                + (fitting.isEmpty ? "." : ". These would fit: \(Self.list(fitting.map(\.shortName))).")
        case .folderMissing(let path):
            return "\(path): the folder to write into does not exist. Create it first."
        case .folderLocked(let folder, let owner):
            return "\(folder) is being written by another run (\(owner)); wait for it, or choose another folder"
        case .folderNotOurs(let folder, let entries):
            return "\(folder) holds files that no earlier run wrote (\(Self.list(entries))); "
                + "nothing was changed: move them away, or choose another folder"
        case .notAFolder(let path):
            return "\(path) is a file; choose another folder"
        case .notWritable(let path, let reason):
            return "\(path): cannot be written: \(reason)"
        case .writeFailed(let path, let reason):
            return "\(path): writing failed, nothing was left behind: \(reason)"
        case .rasterMismatch(let path, let reason):
            return "\(path): \(reason)"
        case .geometry(let path, let layer, let feature, let error):
            return "\(path), layer “\(layer)”, feature \(feature): \(error)"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private static func number(_ value: Double) -> String {
        FieldValue.plain((value * 1e6).rounded() / 1e6)
    }
}

extension CRSDoubt {
    var english: String {
        switch self {
        case .metresDeclaredAsDegrees: "they look like metres, but degrees are declared"
        case .degreesDeclaredAsMetres: "they look like degrees, but metres are declared"
        case .axesSwapped: "x and y look exchanged (Vietnamese surveys write X for north and Y for east)"
        case .factorTen: "they look ten times too small or too large"
        case .outsideAreaOfUse: "they lie outside the area it is made for"
        case .outsideStudyArea:
            "they lie outside the study area; check the file, and whether another meridian is meant"
        case .gridOfVN2000: "it is a grid of VN-2000 with WGS 84 for its datum, which moves everything by about 200 m"
        case .deprecated: "it is withdrawn"
        }
    }
}

extension CRS {
    /// The code, or the name inside a long definition.
    var shortName: String {
        switch self {
        case .epsg: return description
        case .definition(let text):
            guard let open = text.firstIndex(of: "\"") else { return text }
            let rest = text[text.index(after: open)...]
            return "“\(rest.prefix { $0 != "\"" })”"
        }
    }
}
