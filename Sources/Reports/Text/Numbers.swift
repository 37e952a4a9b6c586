import Foundation
public import Units

/// Numbers, shares and dates as a language writes them, independent of the machine's locale:
/// 1.234,5 and 01/8/2024 in Vietnamese, 1,234.5 and 2024-08-01 in English.
public struct Numbers: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    private var groupMark: Character { language == .vi ? "." : "," }
    private var decimalMark: Character { language == .vi ? "," : "." }

    /// `1.234`, or `1.234–5.678` when so many more are undetermined: a certain count must not look like all there is.
    public func atLeast(_ certain: Int, undetermined: Int) -> String {
        undetermined == 0 ? integer(certain) : integer(certain) + "–" + integer(certain + undetermined)
    }

    public func integer(_ value: Int) -> String {
        (value < 0 ? "−" : "") + grouped(String(value.magnitude))
    }

    /// Rounded half away from zero to `digits` decimals; "–" when the value is not finite.
    public func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "–" }
        let scale = pow(10, Double(digits))
        let scaled = value * scale
        let rounded = abs(scaled) < 1e15 ? scaled.rounded() / scale : value
        let plain = String(format: "%.\(digits)f", rounded.magnitude)
        let parts = plain.split(separator: ".")
        let fraction = parts.count > 1 ? "\(decimalMark)\(parts[1])" : ""
        let isZero = !plain.contains { $0 != "0" && $0 != "." }
        return (value < 0 && !isZero ? "−" : "") + grouped(String(parts[0])) + fraction
    }

    /// A share of 0...1 in per cent with one decimal. What is below the whole never prints as the whole,
    /// what is above nothing never as nothing.
    public func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        if share > 0, share < 0.0005 { return "<" + decimal(0.1, digits: 1) + "%" }
        if share < 1, share >= 0.9995 { return decimal(99.9, digits: 1) + "%" }
        if share == 0 || share == 1 { return integer(Int(share * 100)) + "%" }
        return decimal(share * 100, digits: 1) + "%"
    }

    /// Square kilometres from 1 km², hectares below.
    public func area(_ area: Area) -> String {
        area.squareKilometres >= 1
            ? decimal(area.squareKilometres, digits: 2) + " km²" : decimal(area.hectares, digits: 2) + " ha"
    }

    /// Kilometres from 1 km, metres below.
    public func length(_ length: Length) -> String {
        length.metres >= 1000
            ? decimal(length.kilometres, digits: 2) + " km" : decimal(length.metres, digits: 0) + " m"
    }

    /// Vietnamese official writing pads days below 10 and the months 1 and 2 only (Nghị định 30/2020/NĐ-CP).
    public func date(_ date: CalendarDate) -> String {
        guard language == .vi else { return date.description }
        let day = date.day < 10 ? "0\(date.day)" : String(date.day)
        let month = date.month < 3 ? "0\(date.month)" : String(date.month)
        return "\(day)/\(month)/\(date.year)"
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count > 3 else { return digits }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(groupMark) }
            out.append(digit)
        }
        return out
    }
}
