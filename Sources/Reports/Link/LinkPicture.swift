import Formats
import Foundation
import GeoStore
import Propagation
public import Studies
import Units

/// The profile of a link as SVG: ground with the Earth's bulge, the ray, the first Fresnel zone and its tightest place.
public enum LinkPicture {
    private static let width = 960.0, height = 420.0
    private static let left = 64.0, right = 24.0, top = 48.0, bottom = 48.0

    public static func svg(_ result: LinkStudy.Result, language: Language) -> String {
        let drawing = Drawing(result)
        let numbers = Numbers(language)
        func say(_ english: String, _ vietnamese: String) -> String { language == .vi ? vietnamese : english }
        let title =
            say("Profile", "Mặt cắt") + " \(numbers.decimal(result.profile.length.kilometres, digits: 2)) km, "
            + "\(numbers.decimal(result.carrier.megahertz, digits: 0)) MHz, "
            + (result.sight.isClear ? say("in sight", "nhìn thấy nhau") : say("out of sight", "bị che khuất"))
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" "
                + "aria-label=\"\(Escape.markup(title))\" font-family=\"sans-serif\" font-size=\"13\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
            "<text x=\"\(Int(left))\" y=\"26\" font-size=\"16\">\(Escape.markup(title))</text>",
        ]
        for tick in drawing.heightTicks {
            let y = drawing.y(tick)
            lines.append("<path d=\"M\(point(left, y))H\(number(width - right))\" stroke=\"#ddd\"/>")
            lines.append(
                "<text x=\"\(number(left - 8))\" y=\"\(number(y + 4))\" text-anchor=\"end\">"
                    + "\(numbers.decimal(tick, digits: 0)) m</text>")
        }
        for tick in drawing.distanceTicks {
            let x = drawing.x(tick)
            lines.append(
                "<text x=\"\(number(x))\" y=\"\(number(height - bottom + 20))\" text-anchor=\"middle\">"
                    + "\(numbers.decimal(tick / 1000, digits: drawing.distanceDigits)) km</text>")
        }
        lines += [
            "<path d=\"\(drawing.zone)\" fill=\"#8ecae6\" fill-opacity=\"0.45\" stroke=\"#219ebc\"/>",
            "<path d=\"\(drawing.ground)\" fill=\"#b08968\" stroke=\"#6f4e37\"/>",
            "<path d=\"\(drawing.ray)\" fill=\"none\" stroke=\"#d62828\" stroke-width=\"1.5\"/>",
        ]
        let tightest = drawing.tightest
        let clearance = numbers.decimal(result.sight.tightest.clearance.metres, digits: 1)
        let share = numbers.decimal(result.sight.mostObstructed.ratio, digits: 2)
        lines += [
            "<circle cx=\"\(number(tightest.x))\" cy=\"\(number(tightest.y))\" r=\"4\" fill=\"#d62828\"/>",
            "<text x=\"\(number(width - right))\" y=\"26\" text-anchor=\"end\">"
                + Escape.markup(
                    say("least clearance ", "khoảng hở nhỏ nhất ") + clearance
                        + say(" m; of the first Fresnel zone ", " m; so với miền Fresnel thứ nhất ") + share)
                + "</text>",
            "</svg>",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// One decimal is a tenth of a pixel.
    fileprivate static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }

    fileprivate static func point(_ x: Double, _ y: Double) -> String { number(x) + " " + number(y) }

    /// Metres to pixels. Heights are drawn over the chord, the ground raised by its bulge.
    private struct Drawing {
        private let result: LinkStudy.Result
        private let raised: [Double]
        private let low: Double
        private let high: Double

        init(_ result: LinkStudy.Result) {
            self.result = result
            let inner = result.sight.points
            let start = result.ground[0] + result.from.height.metres
            let end = result.ground[result.ground.count - 1] + result.to.height.metres
            let length = result.profile.length.metres
            func ray(_ place: LineOfSight.Point) -> Double { start + (end - start) * place.distance.metres / length }
            // The ray less its clearance is the ground with the bulge.
            let bulged = inner.map { ray($0) - $0.clearance.metres }
            raised = [result.ground[0]] + bulged + [result.ground[result.ground.count - 1]]
            let zoneTop = inner.map { ray($0) + $0.zone.metres }
            low = min(raised.min() ?? 0, start, end)
            high = max(raised.max() ?? 0, start, end, zoneTop.max() ?? 0)
        }

        private var span: Double { max(high - low, 10) }

        func x(_ metres: Double) -> Double {
            left + metres / result.profile.length.metres * (width - left - right)
        }

        func y(_ metres: Double) -> Double {
            height - bottom - (metres - low + 0.05 * span) / (1.1 * span) * (height - top - bottom)
        }

        private func rayHeight(_ distance: Double) -> Double {
            let start = result.ground[0] + result.from.height.metres
            let end = result.ground[result.ground.count - 1] + result.to.height.metres
            return start + (end - start) * distance / result.profile.length.metres
        }

        var ray: String {
            let length = result.profile.length.metres
            return "M\(point(x(0), y(rayHeight(0))))L\(point(x(length), y(rayHeight(length))))"
        }

        var ground: String {
            let step = result.profile.step.metres
            let tops = raised.enumerated().map { point(x(Double($0) * step), y($1)) }
            let floor = height - bottom
            let path = [point(x(0), floor)] + tops + [point(x(result.profile.length.metres), floor)]
            return "M" + path.joined(separator: "L") + "Z"
        }

        var zone: String {
            let inner = result.sight.points
            func edge(_ sign: Double) -> [String] {
                inner.map { point(x($0.distance.metres), y(rayHeight($0.distance.metres) + sign * $0.zone.metres)) }
            }
            let length = result.profile.length.metres
            let start = point(x(0), y(rayHeight(0))), end = point(x(length), y(rayHeight(length)))
            let path = [start] + edge(1) + [end] + edge(-1).reversed()
            return "M" + path.joined(separator: "L") + "Z"
        }

        var tightest: (x: Double, y: Double) {
            let place = result.sight.tightest
            return (x(place.distance.metres), y(rayHeight(place.distance.metres) - place.clearance.metres))
        }

        var heightTicks: [Double] { Self.ticks(low, high) }
        var distanceTicks: [Double] { Self.ticks(0, result.profile.length.metres) }
        var distanceDigits: Int {
            result.profile.length < .kilometres(2) ? 2 : result.profile.length < .kilometres(8) ? 1 : 0
        }

        /// Round numbers, about five of them.
        private static func ticks(_ low: Double, _ high: Double) -> [Double] {
            let rough = max(high - low, 1) / 5
            let power = pow(10, log10(rough).rounded(.down))
            let step = ([1, 2, 5, 10].first { $0 * power >= rough } ?? 10) * power
            return Array(stride(from: (low / step).rounded(.up) * step, through: high, by: step))
        }
    }
}
