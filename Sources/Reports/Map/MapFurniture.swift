import Geometry

/// What lies over a map: ticks of the graticule, scale bar, north arrow; and the hatches its zones are filled with.
struct MapFurniture {
    let frame: MapFrame
    let graticule: MapGraticule

    func text(_ language: Language) -> String {
        let x = Int(MapFrame.width) - 420
        return ticks(language) + scaleBar(Numbers(language))
            + "<path class=\"ink\" d=\"M\(x) 250l110 300-110-70-110 70z\"/>"
            + "<text class=\"north\" x=\"\(x)\" y=\"220\">\(PageWords(language)["north"])</text>\n"
    }

    /// Diagonal lines for blocked by papers, dots for blocked by the plan only.
    /// - Parameter scale: above 1 for pictures that are shown smaller.
    static func hatches(prefix: String, scale: Int) -> String {
        let (line, dot) = (60 * scale, 70 * scale)
        return """
            <pattern id="\(prefix)-papers" width="\(line)" height="\(line)" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="\(line / 3)" height="\(line)" fill="#000"/></pattern>
            <pattern id="\(prefix)-plan" width="\(dot)" height="\(dot)" patternUnits="userSpaceOnUse">\
            <circle cx="\(dot / 2)" cy="\(dot / 2)" r="\(dot / 4)" fill="#000"/></pattern>

            """
    }

    private func ticks(_ language: Language) -> String {
        var text = ""
        let (width, height) = (Int(MapFrame.width), frame.height)
        for tick in graticule.longitudes {
            text += "<path class=\"tick\" d=\"M\(tick.at) 0v90M\(tick.at) \(height)v-90\"/>"
            let label = MapGraticule.text(tick.degrees, isLongitude: true, language)
            text += "<text class=\"tick\" x=\"\(tick.at)\" y=\"\(height - 120)\">\(label)</text>\n"
        }
        for tick in graticule.latitudes {
            text += "<path class=\"tick\" d=\"M0 \(tick.at)h90M\(width) \(tick.at)h-90\"/>"
            let label = MapGraticule.text(tick.degrees, isLongitude: false, language)
            text += "<text class=\"tick left\" x=\"120\" y=\"\(tick.at + 50)\">\(label)</text>\n"
        }
        return text
    }

    /// A bar of a round length, at most a quarter of the width; units of the grid are metres.
    private func scaleBar(_ numbers: Numbers) -> String {
        let widest = frame.box.width / 4
        var metres = 1.0
        for length in [1.0, 2, 5].flatMap({ step in (0...6).map { step * [1, 10, 100, 1e3, 1e4, 1e5, 1e6][$0] } })
        where length <= widest { metres = max(metres, length) }
        let width = Int((metres * frame.scale).rounded())
        let (x, y) = (900, frame.height - 420)
        let label = metres >= 1000 ? numbers.integer(Int(metres / 1000)) + " km" : numbers.integer(Int(metres)) + " m"
        return "<path class=\"scale\" d=\"M\(x) \(y)v90h\(width)v-90\"/>"
            + "<text class=\"scale\" x=\"\(x + width / 2)\" y=\"\(y + 10)\">\(label)</text>\n"
    }
}
