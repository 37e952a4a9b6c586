import Foundation

/// Degrees the way letters write them.
enum Degrees {
    /// `106°41′12,34″Đ`; hundredths of a second, about 0.3 m.
    static func text(_ degrees: Double, isLongitude: Bool, _ numbers: Numbers) -> String {
        let hundredths = Int((abs(degrees) * 360_000).rounded())
        let side =
            isLongitude
            ? degrees < 0 ? numbers.say("T", "W") : numbers.say("Đ", "E")
            : degrees < 0 ? numbers.say("N", "S") : numbers.say("B", "N")
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let mark = numbers.say(",", ".")
        return "\(hundredths / 360_000)°\(two(hundredths / 6000 % 60))′\(two(hundredths / 100 % 60))\(mark)"
            + "\(two(hundredths % 100))″\(side)"
    }
}
