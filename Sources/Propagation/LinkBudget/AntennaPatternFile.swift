import Foundation
public import Units

/// An antenna's pattern from a manufacturer's or another tool's file, with the traps of these files refused: gain
/// without a unit, attenuations with the wrong sign, cuts that are not normalised.
///
/// ```swift
/// let file = try AntennaPatternFile(text: contents)
/// let sector = try Sector(…, pattern: file.pattern)
/// ```
public struct AntennaPatternFile: Hashable, Sendable {
    public let name: String
    /// Over an isotropic antenna; nil for a format that does not carry it.
    public let gain: Decibels?
    public let pattern: AntennaPattern

    /// 2.15 dB: a half-wave dipole over an isotropic antenna.
    static let dipoleGain = 2.15
    /// What is read as 0 dB: half a step of the coarsest files.
    private static let tolerance = 0.5

    /// MSI/Planet (`GAIN 17 dBi`, `HORIZONTAL 360`, `VERTICAL 360`, positive attenuations, vertical angles clockwise from
    /// the horizon down) or NSMA WG 16.99.050 (`MDGAIN`, `GUNITS`, `NUPOIN`, levels of 0 dB and below).
    ///
    /// - Throws: ``PropagationError/patternFile(_:)``.
    public init(text: String) throws(PropagationError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        if lines.contains(where: { $0.uppercased().hasPrefix("NUPOIN") }) {
            self = try Self.nsma(lines)
        } else if lines.contains(where: { $0.uppercased().hasPrefix("HORIZONTAL") }) {
            self = try Self.planet(lines)
        } else {
            throw .patternFile(.unknownFormat)
        }
    }

    /// Relative field from 0 to 1 by azimuth (`.az`) and by depression from −10° to 90° (`.el`), as SPLAT! and
    /// Signal-Server use them. The first line of the azimuth file turns the pattern, that of the elevation file tilts it.
    ///
    /// - Throws: ``PropagationError/patternFile(_:)``.
    public init(name: String, azimuth: String, elevation: String) throws(PropagationError) {
        let (turn, horizontal) = try Self.fields(azimuth)
        let (tilt, vertical) = try Self.fields(elevation)
        guard horizontal.count >= 2 else { throw .patternFile(.missing("the azimuth file's list of fields")) }
        guard vertical.count >= 2 else { throw .patternFile(.missing("the elevation file's list of fields")) }
        // Behind the listed elevations the antenna is taken as weak as at its weakest.
        let weakest = vertical.map(\.value).max() ?? 0
        self.name = name
        gain = nil
        pattern = AntennaPattern(
            cuts: AntennaCuts(
                horizontal: AntennaCuts.wholeDegrees(horizontal.map { ($0.angle + turn, $0.value) }),
                vertical: AntennaCuts.wholeDegrees(
                    vertical.map { ($0.angle + tilt, $0.value) } + [(100 + tilt, weakest), (349 + tilt, weakest)])))
    }

    private init(
        name: String, gain: Double?, horizontal: [(angle: Double, value: Double)],
        vertical: [(angle: Double, value: Double)]
    ) throws(PropagationError) {
        for (cut, points) in [("horizontal", horizontal), ("vertical", vertical)] {
            let least = points.map(\.value).min() ?? 0
            guard least <= Self.tolerance else { throw .patternFile(.notNormalised(cut: cut, least: least)) }
        }
        self.name = name
        self.gain = gain.map { Decibels($0) }
        pattern = AntennaPattern(
            cuts: AntennaCuts(
                horizontal: AntennaCuts.wholeDegrees(horizontal), vertical: AntennaCuts.wholeDegrees(vertical)))
    }

    private static func planet(_ lines: [String]) throws(PropagationError) -> Self {
        var name = "", gain: Double?
        var cuts: [String: [(angle: Double, value: Double)]] = [:]
        var index = 0
        while index < lines.count {
            let words = lines[index].split(whereSeparator: \.isWhitespace).map(String.init)
            index += 1
            switch words.first?.uppercased() {
            case "NAME": name = words.dropFirst().joined(separator: " ")
            case "GAIN": gain = try isotropic(words.dropFirst().joined(separator: " "))
            case "HORIZONTAL"?, "VERTICAL"?:
                let cut = words[0].lowercased()
                guard words.count > 1, let count = Int(words[1]), count >= 36 else {
                    throw .patternFile(
                        .incomplete(cut: cut, points: words.count > 1 ? Int(words[1]) ?? 0 : 0, needed: 360))
                }
                let end = min(index + count, lines.count)
                cuts[cut] = try points(lines[index..<end], cut: cut, needed: count, sign: 1)
                index = end
            default: break
            }
        }
        guard let gain else { throw .patternFile(.missing("GAIN")) }
        guard let horizontal = cuts["horizontal"] else { throw .patternFile(.missing("HORIZONTAL 360")) }
        guard let vertical = cuts["vertical"] else { throw .patternFile(.missing("VERTICAL 360")) }
        return try Self(name: name, gain: gain, horizontal: horizontal, vertical: vertical)
    }

    private static func nsma(_ lines: [String]) throws(PropagationError) -> Self {
        var values: [String: String] = [:]
        var cuts: [String: [(angle: Double, value: Double)]] = [:]
        var cut = ""
        var index = 0
        while index < lines.count {
            let parts = lines[index].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            index += 1
            guard let key = parts.first?.uppercased(), key.hasSuffix(":") else { continue }
            values[key] = parts.count > 1 ? parts[1] : ""
            switch key {
            case "PATCUT:": cut = values[key]?.uppercased().hasPrefix("V") == true ? "vertical" : "horizontal"
            case "NUPOIN:":
                let count = Int(values[key] ?? "") ?? 0
                var end = index
                while end < lines.count, Double(lines[end].split(separator: ",").first ?? "") == nil { end += 1 }
                let last = min(end + count, lines.count)
                // The first vertical polarisation counts; the cross-polar cuts follow.
                if cuts[cut] == nil { cuts[cut] = try points(lines[end..<last], cut: cut, needed: count, sign: -1) }
                index = last
            default: break
            }
        }
        guard let gain = values["MDGAIN:"].flatMap(Double.init) else { throw .patternFile(.missing("MDGAIN")) }
        guard let unit = values["GUNITS:"]?.uppercased(), unit.hasPrefix("DBI") || unit.hasPrefix("DBD") else {
            throw .patternFile(.gainUnit(values["MDGAIN:"] ?? ""))
        }
        guard let horizontal = cuts["horizontal"] else { throw .patternFile(.missing("PATCUT H")) }
        guard let vertical = cuts["vertical"] else { throw .patternFile(.missing("PATCUT V")) }
        // NSMA counts elevations upwards.
        return try Self(
            name: values["MODNUM:"] ?? "", gain: unit.hasPrefix("DBD") ? gain + dipoleGain : gain,
            horizontal: horizontal, vertical: vertical.map { (-$0.angle, $0.value) })
    }

    /// "17.5 dBd" in dBi.
    private static func isotropic(_ text: String) throws(PropagationError) -> Double {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let value = Double(first) else {
            throw .patternFile(.missing("the number after GAIN"))
        }
        switch words.dropFirst().first?.lowercased() {
        case "dbi": return value
        case "dbd": return value + dipoleGain
        default: throw .patternFile(.gainUnit(text))
        }
    }

    /// - Parameter sign: −1 where the file gives levels below the maximum instead of attenuations.
    private static func points(
        _ lines: ArraySlice<String>, cut: String, needed: Int, sign: Double
    ) throws(PropagationError) -> [(angle: Double, value: Double)] {
        var points: [(angle: Double, value: Double)] = []
        for (line, text) in zip(lines.indices, lines) {
            guard let (angle, level) = pair(text) else {
                // A cut that ends early runs into the next heading.
                if text.isEmpty || text.first?.isLetter == true { break }
                throw .patternFile(.unreadable(line: line + 1, text: text))
            }
            let value = sign * level
            guard value >= -tolerance else {
                throw .patternFile(
                    .sign(
                        line: line + 1, value: level,
                        expected: sign > 0 ? "attenuations of 0 dB and more" : "levels of 0 dB and less"))
            }
            points.append((angle, max(value, 0)))
        }
        guard points.count == needed, needed >= 2 else {
            throw .patternFile(.incomplete(cut: cut, points: points.count, needed: needed))
        }
        return points
    }

    /// The first two words of a line as finite numbers; nil when they are none.
    private static func pair(_ text: String) -> (Double, Double)? {
        let words = text.split { $0 == "," || $0.isWhitespace }
        guard words.count >= 2, let first = Double(words[0]), let second = Double(words[1]), first.isFinite,
            second.isFinite
        else { return nil }
        return (first, second)
    }

    /// The first line's angle and the list of fields as attenuations.
    private static func fields(
        _ text: String
    ) throws(PropagationError) -> (first: Double, points: [(angle: Double, value: Double)]) {
        var first: Double?
        var points: [(angle: Double, value: Double)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.prefix { $0 != ";" }.trimmingCharacters(in: .whitespacesAndNewlines)
            if bare.isEmpty { continue }
            if first == nil {
                guard let angle = bare.split(whereSeparator: \.isWhitespace).first.flatMap({ Double($0) }) else {
                    throw .patternFile(.unreadable(line: index + 1, text: String(line)))
                }
                first = angle
                continue
            }
            guard let (angle, field) = pair(bare) else {
                throw .patternFile(.unreadable(line: index + 1, text: String(line)))
            }
            guard (0...1).contains(field) else {
                throw .patternFile(.fieldRange(line: index + 1, value: field))
            }
            // A field of nothing is 60 dB down, the engine's limit.
            points.append((angle, field > 0 ? min(60, -20 * log10(field)) : 60))
        }
        return (first ?? 0, points)
    }
}
