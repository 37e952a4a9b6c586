import Formats

/// Horizontal bars from zero, one group per label, with a value at the end of each bar and the unit on the axis.
struct BarChart {
    struct Series {
        var name: Bilingual
        var colour: String
        /// One per label; shares 0...1 with ``Format/share``.
        var values: [Double]
    }

    enum Format { case whole, share }

    var id: String
    var title: Bilingual
    var unit: Bilingual
    var series: [Series]
    var labels: [Bilingual]
    var format: Format

    // In pixels of a picture 1000 wide.
    private static let width = 1000
    private static let bar = 22
    private static let gap = 16
    private static let font = 20
    private static let top = 56

    var picture: ReportPicture {
        ReportPicture(
            id: id, caption: title,
            alternative: Bilingual { n in
                n.say("Biểu đồ thanh: ", "Bar chart: ") + title[n.language] + ". "
                    + labels.indices.map { index in
                        labels[index][n.language] + " "
                            + series.map {
                                value($0.values[index], n) + (series.count > 1 ? " " + $0.name[n.language] : "")
                            }
                            .joined(separator: ", ")
                    }.joined(separator: "; ")
            }, svg: Bilingual(svg))
    }

    private func value(_ value: Double, _ numbers: Numbers) -> String {
        switch format {
        case .whole: numbers.integer(Int(value.rounded()))
        case .share: numbers.percent(value.rounded(toDigits: 4))
        }
    }

    private func svg(_ numbers: Numbers) -> String {
        let language = numbers.language
        let group = series.count * Self.bar + Self.gap
        let plotHeight = labels.count * group
        let longest = labels.map { $0[language].count }.max() ?? 0
        let left = min(380, max(120, longest * 11 + 24))
        // Room for the value behind the longest bar.
        let right = Self.width - 120
        let (step, end) = axis
        func x(_ value: Double) -> Int { left + Int((Double(right - left) * value / end).rounded()) }
        let height = Self.top + plotHeight + 48
        var text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 \(Self.width) \(height)\" "
            + "role=\"img\" aria-labelledby=\"\(id)\" font-family=\"\(SVGText.fonts)\" font-size=\"\(Self.font)\">\n"
        if series.count > 1 {
            var at = left
            for entry in series {
                let name = entry.name[language]
                text += "<rect x=\"\(at)\" y=\"14\" width=\"22\" height=\"22\" fill=\"\(entry.colour)\"/>"
                text += "<text x=\"\(at + 30)\" y=\"32\" fill=\"#1a1a1a\">\(Escape.markup(name))</text>\n"
                at += 60 + name.count * 12
            }
        }
        var tick = 0.0
        while tick <= end * 1.0001 {
            text += "<path d=\"M\(x(tick)) \(Self.top - 8)V\(Self.top + plotHeight)\" stroke=\"#d0d0d0\"/>"
            let label = format == .share ? numbers.decimal(tick * 100, digits: 0) : numbers.integer(Int(tick))
            text +=
                "<text x=\"\(x(tick))\" y=\"\(Self.top + plotHeight + 24)\" text-anchor=\"middle\" fill=\"#4d4d4d\">"
                + "\(label)</text>\n"
            tick += step
        }
        text +=
            "<text x=\"\(Self.width - 6)\" y=\"\(Self.top + plotHeight + 24)\" text-anchor=\"end\" fill=\"#4d4d4d\">"
            + "\(Escape.markup(unit[language]))</text>\n"
        for (index, label) in labels.enumerated() {
            let y = Self.top + index * group
            text +=
                "<text x=\"\(left - 10)\" y=\"\(y + series.count * Self.bar / 2 + 7)\" text-anchor=\"end\" "
                + "fill=\"#1a1a1a\">\(Escape.markup(label[language]))</text>\n"
            for (number, entry) in series.enumerated() {
                let (at, length) = (y + number * Self.bar, x(entry.values[index]) - left)
                text +=
                    "<rect x=\"\(left)\" y=\"\(at + 2)\" width=\"\(length)\" height=\"\(Self.bar - 4)\" "
                    + "fill=\"\(entry.colour)\"/>"
                text +=
                    "<text x=\"\(left + length + 8)\" y=\"\(at + 18)\" font-size=\"18\" fill=\"#1a1a1a\">"
                    + "\(value(entry.values[index], numbers))</text>\n"
            }
        }
        text += "<path d=\"M\(left) \(Self.top - 8)V\(Self.top + plotHeight)\" stroke=\"#333\" stroke-width=\"2\"/>\n"
        return text + "</svg>"
    }

    /// Step and end of the axis: two to six round steps that hold the largest value.
    private var axis: (step: Double, end: Double) {
        if format == .share { return (0.2, 1) }
        let largest = max(series.flatMap(\.values).max() ?? 0, 1)
        var power = 1.0
        while true {
            for factor in [1.0, 2, 5] where largest <= 5 * factor * power {
                let step = factor * power
                return (step, (largest / step).rounded(.up) * step)
            }
            power *= 10
        }
    }
}

/// Letters in pictures: what pages and the PDF have, before what any system has.
enum SVGText {
    static let fonts = "Noto Sans, DejaVu Sans, Arial, sans-serif"
}
