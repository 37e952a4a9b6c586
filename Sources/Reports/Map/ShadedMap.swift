import Formats
import Geometry

/// Units shaded by a figure, with names, ticks, scale and north, and dots over them: a picture that stands alone.
struct ShadedMap {
    struct Area {
        let outline: UnitOutline
        let fill: String
    }

    struct Dot {
        let position: Coordinate
        let fill: String
        let title: String
    }

    /// A place with its outline and a diamond on it.
    struct Mark {
        let shape: Shape
        let position: Coordinate
        let title: String
    }

    private static let dotRadius = 75
    private static let markReach = 130
    static let markColour = "#b3127f"

    let areas: [Area]
    var marks: [Mark] = []
    var dots: [Dot] = []
    let crs: CRS

    /// - Parameters:
    ///   - caption: plain text; says what the shades mean.
    ///   - legend: markup before the caption.
    /// - Returns: nothing where there is nothing to draw.
    func figure(_ language: Language, caption: String, legend: String = "") -> String {
        let content = areas.reduce(Box.empty) { $0.union($1.outline.shape.box) }
        guard let frame = MapFrame(content: content) else { return "" }
        let caption = Escape.markup(caption)
        let size = "width=\"\(Int(MapFrame.width))\" height=\"\(frame.height)\""
        var text =
            "<figure><svg class=\"unitmap\" viewBox=\"0 0 \(Int(MapFrame.width)) \(frame.height)\" role=\"img\" "
            + "aria-label=\"\(caption)\" font-family=\"\(SVGText.fonts)\">\n<style>\(MapStyle.text)</style>\n"
            + "<rect \(size) fill=\"#fff\"/>\n"
        for area in areas {
            var path = MapAreas(frame, tolerance: 5)
            path.add(area.outline.shape)
            text +=
                "<path fill=\"\(area.fill)\" stroke=\"#666\" stroke-width=\"8\" fill-rule=\"evenodd\" d=\"\(path.text())\">"
                + "<title>\(Escape.markup(area.outline.name))</title></path>\n"
        }
        for label in MapLabels.place(areas.map(\.outline), in: frame, around: []) {
            text += "<text class=\"unit\" x=\"\(label.x)\" y=\"\(label.y)\">\(Escape.markup(label.text))</text>\n"
        }
        for dot in dots {
            let at = frame.point(dot.position)
            text +=
                "<circle cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(Self.dotRadius)\" fill=\"\(dot.fill)\" stroke=\"#222\" "
                + "stroke-width=\"14\"><title>\(Escape.markup(dot.title))</title></circle>\n"
        }
        for mark in marks {
            var path = MapAreas(frame, tolerance: 5)
            path.add(mark.shape)
            let at = frame.point(mark.position), reach = Self.markReach
            text +=
                "<path fill=\"none\" stroke=\"\(Self.markColour)\" stroke-width=\"22\" "
                + "d=\"\(path.text())M\(at.x - reach) \(at.y)l\(reach) -\(reach)l\(reach) \(reach)l-\(reach) \(reach)z\">"
                + "<title>\(Escape.markup(mark.title))</title></path>\n"
        }
        return text + MapFurniture(frame: frame, graticule: MapGraticule(frame, crs: crs)).text(language)
            + "</svg><figcaption>\(legend)\(caption)</figcaption></figure>"
    }
}
