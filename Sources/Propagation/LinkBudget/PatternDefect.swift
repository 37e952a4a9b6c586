/// What is wrong with a file of an antenna's pattern.
public enum PatternDefect: Hashable, Sendable, CustomStringConvertible {
    case unknownFormat
    /// A line or section the format needs.
    case missing(String)
    /// A gain without dBd or dBi: they differ by 2.15 dB.
    case gainUnit(String)
    case unreadable(line: Int, text: String)
    /// A cut that does not go around the circle.
    case incomplete(cut: String, points: Int, needed: Int)
    /// Attenuations below zero, or relative levels above: the sign is the other way round.
    case sign(line: Int, value: Double, expected: String)
    /// The least attenuation of a cut is not 0 dB.
    case notNormalised(cut: String, least: Double)
    case fieldRange(line: Int, value: Double)

    public var description: String {
        switch self {
        case .unknownFormat:
            "neither an MSI/Planet nor an NSMA pattern: expected GAIN and HORIZONTAL 360, or NUPOIN lines"
        case .missing(let what): "\(what) is missing"
        case .gainUnit(let text):
            "gain “\(text)” has no unit: write dBd or dBi, which differ by 2.15 dB"
        case .unreadable(let line, let text): "line \(line), “\(text)”, is not an angle and a number"
        case .incomplete(let cut, let points, let needed):
            "the \(cut) cut has \(points) points, expected \(needed) around the circle"
        case .sign(let line, let value, let expected):
            "line \(line): \(printed(value)) dB has the wrong sign, expected \(expected)"
        case .notNormalised(let cut, let least):
            "the \(cut) cut begins at \(printed(least)) dB instead of 0: subtract its least attenuation"
        case .fieldRange(let line, let value):
            "line \(line): relative field \(printed(value)) is not between 0 and 1"
        }
    }
}
