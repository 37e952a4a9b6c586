import Units

extension StockSpread {
    /// Gives every commune the lines an operator reported only for the province or the country.
    ///
    /// A row with the province's code is a total: what the operator's own commune rows leave of it goes to the communes
    /// without one. A row with the country's code is read where there is none for the province; the province's part comes
    /// first. Parts are whole and sum to the total, kind of terminal by kind.
    ///
    /// - Parameters:
    ///   - file: the rows' file, for messages.
    ///   - reach: of the replacing network of an operator, by position of the place.
    /// - Returns: rows of communes only; a commune of no place stays as it was.
    /// - Throws: ``SunsetError/notSumming(file:line:what:sum:total:)`` where communes exceed their total, or reach all
    ///   places and miss it; ``SunsetError/nobodyToSpreadOver(file:line:count:)``.
    public func complete(
        _ rows: [SubscriberRow], over places: [Place], province: String, country: String, file: String,
        reach: (_ place: Int, _ operator: String) -> Double
    ) throws(SunsetError) -> [SubscriberRow] {
        var complete = rows.filter { $0.commune != province && $0.commune != country }
        let people = places.reduce(0) { $0 + $1.people }
        for name in Set(rows.map(\.operator)).sorted() {
            let theirs = rows.filter { $0.operator == name }
            guard
                let row = theirs.first(where: { $0.commune == province })
                    ?? theirs.first(where: { $0.commune == country })
            else { continue }
            let old = places.indices.map { weight(places[$0], reach: reach($0, name)) }
            let heads = places.map { Double($0.people) }
            let reported = Dictionary(
                complete.filter { $0.operator == name }.map { ($0.commune, $0) },
                uniquingKeysWith: { first, _ in first })
            let isOpen = places.map { reported[$0.code] == nil }
            let own = places.compactMap { reported[$0.code] }
            func parts(_ what: String, _ total: Int, _ sum: Int, _ weights: [Double], isOld: Bool) throws(SunsetError)
                -> [Int]
            {
                let all =
                    row.commune == province
                    ? total : part(of: total, weights: weights, people: people, isOld: isOld)
                guard sum == all || sum < all && isOpen.contains(true) else {
                    throw .notSumming(
                        file: file, line: row.line, what: "\(what) of \(name) in the communes", sum: sum, total: all)
                }
                let split = Apportionment.split(
                    all - sum, by: places.indices.map { isOpen[$0] ? weights[$0] : 0 })
                guard split.reduce(0, +) == all - sum else {
                    throw .nobodyToSpreadOver(file: file, line: row.line, count: all - sum)
                }
                return split
            }
            var kinds: [Terminal: [Int]] = [:]
            for terminal in Terminal.allCases {
                let isOld = LegacyLayer.threeG.dependentTerminals.contains(terminal)
                kinds[terminal] = try parts(
                    terminal.rawValue, row.counts[terminal] ?? 0, own.reduce(0) { $0 + ($1.counts[terminal] ?? 0) },
                    isOld ? old : heads, isOld: isOld)
            }
            let machines = try parts(
                "machines", row.machines, own.reduce(0) { $0 + $1.machines }, heads, isOld: false)
            // With one commune left over, subtraction tells all.
            let isDerived = row.commune == province && isOpen.count(where: { $0 }) == 1
            for (index, place) in places.enumerated() where isOpen[index] {
                complete.append(
                    SubscriberRow(
                        commune: place.code, name: place.name, operator: name, date: row.date,
                        counts: kinds.mapValues { $0[index] }, machines: machines[index],
                        origin: isDerived ? .derived : .modelled, line: row.line))
            }
        }
        return complete
    }
}
