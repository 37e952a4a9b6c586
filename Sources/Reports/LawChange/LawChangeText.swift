import PermitRules
import Province
public import Studies
import Units

/// The law comparison on the terminal: per step and reading the transition matrix, what was released and by which
/// instrument, and what changed without releasing anything.
public struct LawChangeText: Sendable {
    private let language: Language
    private let numbers: Numbers

    public init(language: Language) {
        self.language = language
        numbers = Numbers(language)
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// - Parameter districts: one matrix per district besides that of the province.
    public func text(_ changes: [LawChange], districts: Bool = false) -> String {
        changes.map { text($0, districts) }.joined(separator: "\n\n")
    }

    private func text(_ change: LawChange, _ districts: Bool) -> String {
        var lines = [
            "\(numbers.date(change.from)) → \(numbers.date(change.to)), \(Words.reading(change.reading)[language]): "
                + count(change.total)
        ]
        lines += matrix(change.cells).map { "  " + $0 }
        lines.append("  " + say("được giải tỏa: ", "released: ") + count(change.released))
        lines.append("  " + say("bị chặn thêm: ", "newly blocked: ") + count(change.newlyBlocked))
        for entry in change.attributions {
            lines.append(
                "    \(name(entry.cause)): " + say("giải tỏa ", "released ") + count(entry.released)
                    + say("; chặn ", "; blocked ")
                    + count(entry.newlyBlocked))
        }
        lines.append("  " + say("đổi giấy phép: ", "permit changed: ") + count(change.permits))
        lines.append("  " + say("đổi cơ quan: ", "authority changed: ") + count(change.authorities))
        lines.append("  " + say("đổi giấy tờ: ", "papers changed: ") + count(change.papers))
        guard districts else { return lines.joined(separator: "\n") }
        for district in change.cells.compactMap(\.district).uniqued() {
            lines.append("  \(district.name):")
            lines += matrix(change.cells.filter { $0.district == district }).map { "    " + $0 }
        }
        return lines.joined(separator: "\n")
    }

    private func name(_ cause: LawChange.Cause) -> String {
        let names = cause.instruments.joined(separator: ", ")
        return switch cause {
        case .one: names
        case .anyOf: names + say(" (mỗi văn bản một mình cũng đủ)", " (each alone suffices)")
        case .both: names + say(" (phải có cả hai)", " (both are needed)")
        case .several: say("chỉ ba văn bản trở lên cùng lúc", "only three instruments or more together")
        }
    }

    /// One line per pair of classes, districts summed.
    private func matrix(_ cells: [LawChange.Cell]) -> [String] {
        LawChange.State.allCases.flatMap { before in
            LawChange.State.allCases.compactMap { after in
                let hits = cells.filter { $0.before == before && $0.after == after }.map(\.count)
                guard !hits.isEmpty else { return nil }
                let arrow = before == after ? word(before) : "\(word(before)) → \(word(after))"
                return "\(arrow): " + count(LawChange.Count.sum(hits))
            }
        }
    }

    private func word(_ state: LawChange.State) -> String {
        switch state {
        case .yes: say("bị chặn", "blocked")
        case .partly: say("bị chặn một phần", "partly blocked")
        case .no: say("không bị chặn", "not blocked")
        case .undetermined: say("chưa đủ căn cứ", "undetermined")
        }
    }

    private func count(_ count: LawChange.Count) -> String {
        "\(numbers.integer(count.zones)) \(say("khu", "zones")), \(numbers.integer(count.people)) \(say("người", "people")), "
            + numbers.area(.squareMetres(count.area))
    }
}

extension LawChange.Count {
    static func sum(_ counts: [LawChange.Count]) -> LawChange.Count {
        counts.reduce(into: LawChange.Count()) { sum, next in
            sum.zones += next.zones
            sum.people += next.people
            sum.area += next.area
        }
    }
}
