/// Finds communes by the names of commune and district, as loosely written as files write them.
struct CommuneNames {
    private var byName: [String: [Int]] = [:]
    private let communes: [AdministrativeUnit]
    /// Folded names of the district each commune lies in, and of the one its own record names.
    private let districts: [Set<String>]

    init(districts units: [AdministrativeUnit], communes: [AdministrativeUnit]) {
        self.communes = communes
        districts = communes.map { commune in
            let names = [commune.district.map { units[$0].name }, commune.namedDistrict]
            return Set(names.compactMap { $0.map(UnitName.folded) })
        }
        for (i, commune) in communes.enumerated() { byName[UnitName.folded(commune.name), default: []].append(i) }
    }

    /// All that fit, ascending; accents and rank decide only between communes that fit without them.
    func communes(named name: String, district: String?) -> [Int] {
        var fitting = byName[UnitName.folded(name)] ?? []
        if let district {
            let folded = UnitName.folded(district)
            fitting = fitting.filter { districts[$0].isEmpty || districts[$0].contains(folded) }
        }
        if fitting.count > 1 {
            let accented = UnitName.accented(name)
            let same = fitting.filter { UnitName.accented(communes[$0].name) == accented }
            if !same.isEmpty { fitting = same }
        }
        if fitting.count > 1, let rank = UnitName.rank(inName: name) {
            let same = fitting.filter { communes[$0].rank == rank }
            if !same.isEmpty { fitting = same }
        }
        return fitting
    }
}
