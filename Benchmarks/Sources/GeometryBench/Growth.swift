import Foundation
import Geometry

/// How cost grows with the number of boxes: building by n log n, a window by log n and its answers.
enum Growth {
    private struct Size {
        let count: Int
        /// Nanoseconds of processor time per box.
        let hilbert: Double
        let overlapMinimizing: Double
        /// Nanoseconds per question.
        let window: Double
        let nearest: Double
    }

    static func run(plot: String?) throws {
        print(
            "boxes       build, ns per box   (packed for questions)   window of 10, ns   nearest, ns   build / (n log2 n), ns"
        )
        var sizes: [Size] = []
        for power in stride(from: 4.0, through: 7.0, by: 0.5) {
            let size = measure(Int(pow(10, power)))
            sizes.append(size)
            let share = size.hilbert / log2(Double(size.count))
            print(
                String(
                    format: "%8d %18.1f %22.1f %20.0f %13.0f %20.2f", size.count, size.hilbert, size.overlapMinimizing,
                    size.window, size.nearest, share))
        }
        if let plot { try svg(sizes).write(toFile: plot, atomically: true, encoding: .utf8) }
    }

    private static func measure(_ count: Int) -> Size {
        var layers = SyntheticLayers(seed: UInt64(count))
        let boxes = layers.boxes(count)
        let windows = layers.windows(20_000, hits: 10, of: count)
        let places = layers.points(20_000)
        let repeats = count < 1_000_000 ? 5 : 1
        func perItem(_ rate: Double) -> Double { 1e9 / rate }
        let hilbert = rate(count, repeats) { SpatialIndex(boxes: boxes).count }
        let kept = rate(count, repeats) { SpatialIndex(boxes: boxes, packing: .overlapMinimizing) }
        let index = kept.answer
        var found = 0
        let window = rate(windows.count, 3) { for box in windows { index.query(box) { found &+= $0 } } }
        let nearest = rate(places.count, 3) {
            for place in places { index.forEachNearest(to: place, count: 1) { number, _ in found &+= number } }
        }
        return Size(
            count: count, hilbert: perItem(hilbert.rate), overlapMinimizing: perItem(kept.rate),
            window: perItem(window.rate), nearest: perItem(nearest.rate))
    }

    /// Both axes by powers of ten; the grey line is n log n.
    private static func svg(_ sizes: [Size]) -> String {
        func x(_ count: Double) -> Double { 60 + (log10(count) - 4) * 140 }
        func y(_ seconds: Double) -> Double { 300 - (log10(seconds) + 4) * 50 }
        func line(_ colour: String, _ seconds: (Size) -> Double) -> String {
            let points = sizes.map { String(format: "%.1f,%.1f", x(Double($0.count)), y(seconds($0))) }
            return
                "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\"\(points.joined(separator: " "))\"/>"
        }
        guard let first = sizes.first else { return "" }
        let unit = first.hilbert * 1e-9 / log2(Double(first.count))
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"520\" height=\"350\" font-family=\"sans-serif\" font-size=\"12\">"
        ]
        for power in 4...7 {
            lines.append("<text x=\"\(x(pow(10, Double(power))) - 10)\" y=\"330\">10^\(power)</text>")
        }
        for power in -4...1 {
            lines.append("<text x=\"8\" y=\"\(y(pow(10, Double(power))) + 4)\">10^\(power) s</text>")
        }
        lines.append(line("#bbb") { unit * Double($0.count) * log2(Double($0.count)) })
        lines.append(line("#06c") { $0.hilbert * 1e-9 * Double($0.count) })
        lines.append(line("#c60") { $0.overlapMinimizing * 1e-9 * Double($0.count) })
        lines.append(
            "<text x=\"70\" y=\"20\">Building: blue along the curve, orange for questions, grey n log n</text></svg>")
        return lines.joined(separator: "\n") + "\n"
    }
}
