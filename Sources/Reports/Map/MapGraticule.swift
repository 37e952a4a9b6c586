import Foundation
import Geometry

/// Ticks of longitude and latitude along the picture's frame.
struct MapGraticule {
    struct Tick {
        /// Along the edge, in picture units.
        var at: Int
        var degrees: Double
    }

    var longitudes: [Tick] = []
    var latitudes: [Tick] = []

    /// Empty where the CRS has no way to longitude and latitude.
    init(_ frame: MapFrame, crs: CRS) {
        guard let there = try? Transformer(from: crs, to: .wgs84), let back = try? Transformer(from: .wgs84, to: crs),
            let southWest = try? there.transform(Coordinate(frame.box.minX, frame.box.minY)),
            let northEast = try? there.transform(Coordinate(frame.box.maxX, frame.box.maxY)),
            southWest.x < northEast.x, southWest.y < northEast.y
        else { return }
        let step = Self.step(for: max(northEast.x - southWest.x, northEast.y - southWest.y))
        for degrees in Self.multiples(of: step, from: southWest.x, to: northEast.x) {
            guard let place = try? back.transform(Coordinate(degrees, southWest.y)) else { continue }
            let x = frame.point(place).x
            if x > 300, x < Int(MapFrame.width) - 300 { longitudes.append(Tick(at: x, degrees: degrees)) }
        }
        for degrees in Self.multiples(of: step, from: southWest.y, to: northEast.y) {
            guard let place = try? back.transform(Coordinate(southWest.x, degrees)) else { continue }
            let y = frame.point(place).y
            if y > 300, y < frame.height - 300 { latitudes.append(Tick(at: y, degrees: degrees)) }
        }
    }

    /// The step, in degrees, that gives the longer side three to seven ticks.
    static func step(for span: Double) -> Double {
        let minutes = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600]
        return (minutes.first { span * 60 / $0 <= 6 } ?? 900) / 60
    }

    private static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
        let first = Int((low / step).rounded(.up)), last = Int((high / step).rounded(.down))
        return first <= last ? (first...last).map { Double($0) * step } : []
    }

    /// 106°30′Đ, 11°05′B; seconds only where the step needs them.
    static func text(_ degrees: Double, isLongitude: Bool, _ language: Language) -> String {
        let seconds = Int((abs(degrees) * 3600).rounded())
        let side =
            switch (isLongitude, degrees < 0, language) {
            case (true, false, .vi): "Đ"
            case (true, true, .vi): "T"
            case (false, false, .vi): "B"
            case (false, true, .vi): "N"
            case (true, false, .en): "E"
            case (true, true, .en): "W"
            case (false, false, .en): "N"
            case (false, true, .en): "S"
            }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let minutes = "\(seconds / 3600)°\(two(seconds / 60 % 60))′"
        return minutes + (seconds % 60 == 0 ? "" : "\(two(seconds % 60))″") + side
    }
}
