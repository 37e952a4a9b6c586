import Foundation
public import Units

/// A dated step of ending a network. Refusing terminals is not switching the radio off.
public struct LegalStage: Hashable, Sendable {
    public enum Effect: String, CaseIterable, Sendable {
        /// Terminals that can do nothing newer are refused; the radio stays on for all others.
        case terminalsRefused = "terminals_refused"
        /// The radio is switched off: from here on, coverage can be lost too.
        case radioOff = "radio_off"
    }

    public let layer: LegacyLayer
    public let effect: Effect
    public let date: CalendarDate
    /// When it was made public; what was not known cannot have moved anybody.
    public let announced: CalendarDate
    public let exemptsMachines: Bool
    public let basis: DataText
    public let status: DataText

    /// Columns `layer`, `effect`, `date`, `announced_on`, `exempt` (`machines` or empty), `basis`, `status`, and
    /// these two in Vietnamese as `basis_vi`, `status_vi`.
    ///
    /// - Returns: by date.
    public static func read(_ table: CSVTable) throws(SunsetError) -> [LegalStage] {
        try table.require(["layer", "effect", "date", "announced_on", "exempt", "basis", "status"])
        var stages: [LegalStage] = []
        let expected = "a date of the form yyyy-MM-dd"
        let layers = LegacyLayer.allCases.map(\.rawValue).joined(separator: ", ")
        let effects = Effect.allCases.map(\.rawValue).joined(separator: ", ")
        for row in table.rows {
            let date = try table.value(row, "date", expected) { CalendarDate($0) }
            let announced = try table.value(row, "announced_on", expected) { CalendarDate($0) }
            guard announced <= date else {
                throw .deadlineBeforeAnnouncement(
                    file: table.file, line: row.line, deadline: date, announced: announced)
            }
            stages.append(
                LegalStage(
                    layer: try table.value(row, "layer", "one of \(layers)") { LegacyLayer(rawValue: $0) },
                    effect: try table.value(row, "effect", "one of \(effects)") { Effect(rawValue: $0) },
                    date: date, announced: announced,
                    exemptsMachines: try table.value(row, "exempt", "machines or empty") { text in
                        ["": false, "machines": true][text]
                    },
                    basis: DataText(table, row, "basis"), status: DataText(table, row, "status")))
        }
        return stages.sorted { ($0.date, $0.announced) < ($1.date, $1.announced) }
    }

    /// - Parameter day: stages that begin later have no effect yet.
    public static func effects(on layer: LegacyLayer, by day: CalendarDate, of stages: [LegalStage]) -> [LegalStage] {
        stages.filter { $0.layer == layer && $0.date <= day }
    }
}
