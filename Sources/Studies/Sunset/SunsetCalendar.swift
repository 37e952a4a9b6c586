import Sunset
import Units

/// The legal stages as they bear on one layer and deadline.
struct SunsetCalendar {
    let stages: [LegalStage]
    let layer: LegacyLayer
    let deadline: CalendarDate
    private let announced: CalendarDate

    /// - Parameter deadline: in place of the layer's radio-off day.
    init(_ stages: [LegalStage], layer: LegacyLayer, deadline: CalendarDate?) throws {
        guard let last = stages.last(where: { $0.layer == layer && $0.effect == .radioOff }) else {
            throw StudyError.failed("stages.csv", reason: "no day on which \(layer.rawValue) is switched off")
        }
        self.stages = stages
        self.layer = layer
        self.deadline = deadline ?? last.date
        announced = last.announced
    }

    /// In force on the day of the deadline, which is the day the radio goes off.
    var stagesAtDeadline: [LegalStage] {
        stages.filter { $0.layer == layer && ($0.effect == .radioOff || $0.date <= deadline) }
    }

    /// Whether calls on a technology go on after the deadline.
    func staysOn(_ technology: String) -> Bool {
        !stages.contains { $0.layer.rawValue == technology && $0.effect == .radioOff && $0.date <= deadline }
    }

    /// Terminals the cut takes from people who still have service: those refused by an earlier stage of another layer
    /// are no longer there.
    var terminals: [Terminal] {
        let gone = stages.filter { $0.layer != layer && $0.date <= deadline }.flatMap(\.layer.dependentTerminals)
        return layer.dependentTerminals.filter { !gone.contains($0) }
    }

    /// What is known on the day of the counts; a date announced later moves people only from then on.
    func announcements(on day: CalendarDate, deadline: CalendarDate? = nil) -> [Announcement] {
        [Announcement(announced: announced, deadline: deadline ?? self.deadline, class: .state)]
    }
}
