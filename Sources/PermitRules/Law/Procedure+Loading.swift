import Units

extension LawRegister {
    /// Reads `procedures.yaml`: who decides and how long it takes, by period.
    mutating func loadProcedures(_ file: YAMLValue) throws(RuleError) {
        for value in try file.table(["procedures"]).required("procedures").list("procedures") {
            let table = try value.table(["id", "title", "periods"])
            let id = try table.text("id")
            guard !procedures.contains(where: { $0.id == id }) else {
                throw .duplicate(at: table.place, kind: "procedure", name: id)
            }
            var periods: [Procedure.Period] = []
            for value in try table.required("periods").list("periods") {
                let period = try self.period(value, of: id)
                if let last = periods.last, last.interval.until.map({ $0 >= period.interval.from }) ?? true {
                    throw .overlap(
                        at: value.place, rule: "\(id)@\(period.interval.from)", other: "\(id)@\(last.interval.from)",
                        day: period.interval.from.description)
                }
                periods.append(period)
            }
            procedures.append(Procedure(id: id, title: try table.localized("title"), periods: periods))
        }
    }

    private func period(_ value: YAMLValue, of id: String) throws(RuleError) -> Procedure.Period {
        let table = try value.table(["from", "until", "authority", "workingDays", "note", "bases", "mark"])
        let interval = try table.interval()
        let bases = try legalBases(table, "\(id)@\(interval.from)", interval)
        let days = try table.optionalText("workingDays")
        if let days, Int(days).map({ $0 > 0 }) != true {
            throw .wrongValue(at: value.place, key: "workingDays", value: days, expected: "a number of days")
        }
        return Procedure.Period(
            interval: interval, authority: try table.localized("authority"), workingDays: days.flatMap { Int($0) },
            note: try table["note"]?.localized("note"), bases: bases, mark: try table.mark())
    }
}
