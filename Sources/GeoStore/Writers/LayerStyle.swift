import Formats

/// How a layer opens in QGIS: one symbol for each value of a field.
public struct LayerStyle: Sendable, Hashable {
    /// Red, green, blue and opacity, 0–255.
    public struct Colour: Sendable, Hashable {
        public var red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8

        public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, alpha: UInt8 = 255) {
            (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
        }

        /// `#rrggbb` or `#rrggbbaa`.
        public init?(_ hex: String) {
            let digits = hex.hasPrefix("#") ? hex.dropFirst() : Substring(hex)
            guard digits.count == 6 || digits.count == 8, let number = UInt32(digits, radix: 16) else { return nil }
            let rgba = digits.count == 8 ? number : number << 8 | 0xFF
            self.init(
                UInt8(rgba >> 24 & 0xFF), UInt8(rgba >> 16 & 0xFF), UInt8(rgba >> 8 & 0xFF),
                alpha: UInt8(rgba & 0xFF))
        }

        var qgis: String { "\(red),\(green),\(blue),\(alpha)" }
    }

    public struct Category: Sendable, Hashable {
        public var value: String
        public var label: String
        public var fill: Colour
        public var stroke: Colour

        public init(value: String, label: String, fill: Colour, stroke: Colour = Colour(60, 60, 60)) {
            self.value = value
            self.label = label
            self.fill = fill
            self.stroke = stroke
        }
    }

    public var name: String
    public var field: String
    public var categories: [Category]
    /// For values without a category of their own; nil leaves them undrawn.
    public var other: Category?

    public init(name: String, field: String, categories: [Category], other: Category? = nil) {
        self.name = name
        self.field = field
        self.categories = categories
        self.other = other
    }
}

extension LayerStyle {
    /// The style in QGIS's own XML (QML), written for QGIS 3.
    func qml(for kind: GeometryKind) -> String {
        var all = categories
        if var other {
            other.value = ""
            all.append(other)
        }
        var xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        xml += "<qgis styleCategories=\"Symbology\" version=\"3.22.0\">\n"
        xml += "  <renderer-v2 type=\"categorizedSymbol\" attr=\"\(Escape.markup(field))\" forceraster=\"0\" "
        xml += "symbollevels=\"0\" enableorderby=\"0\">\n    <categories>\n"
        for (index, category) in all.enumerated() {
            xml += "      <category value=\"\(Escape.markup(category.value))\" "
            xml += "label=\"\(Escape.markup(category.label))\" symbol=\"\(index)\" render=\"true\"/>\n"
        }
        xml += "    </categories>\n    <symbols>\n"
        for (index, category) in all.enumerated() { xml += Self.symbol(index, category, kind) }
        xml += "    </symbols>\n  </renderer-v2>\n</qgis>\n"
        return xml
    }

    private static func symbol(_ index: Int, _ category: Category, _ kind: GeometryKind) -> String {
        let type: String, layer: String, properties: [(String, String)]
        switch kind {
        case .point:
            (type, layer) = ("marker", "SimpleMarker")
            properties = [
                ("color", category.fill.qgis), ("name", "circle"), ("outline_color", category.stroke.qgis),
                ("outline_style", "solid"), ("outline_width", "0.2"), ("outline_width_unit", "MM"),
                ("size", "2.4"), ("size_unit", "MM"),
            ]
        case .line:
            (type, layer) = ("line", "SimpleLine")
            properties = [
                ("line_color", category.fill.qgis), ("line_style", "solid"), ("line_width", "0.5"),
                ("line_width_unit", "MM"),
            ]
        case .polygon, .mixed, .none:
            (type, layer) = ("fill", "SimpleFill")
            properties = [
                ("color", category.fill.qgis), ("outline_color", category.stroke.qgis), ("outline_style", "solid"),
                ("outline_width", "0.15"), ("outline_width_unit", "MM"), ("style", "solid"),
            ]
        }
        var xml = "      <symbol name=\"\(index)\" type=\"\(type)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        xml += "        <layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
        xml += "          <Option type=\"Map\">\n"
        for (key, value) in properties {
            xml += "            <Option name=\"\(key)\" type=\"QString\" value=\"\(value)\"/>\n"
        }
        xml += "          </Option>\n"
        // Versions before 3.20 read these.
        for (key, value) in properties { xml += "          <prop k=\"\(key)\" v=\"\(value)\"/>\n" }
        return xml + "        </layer>\n      </symbol>\n"
    }
}
