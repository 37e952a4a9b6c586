import Units

/// Co-sited sectors that differ in azimuth only, with their tables, ready for the kernel.
struct SectorGroup: Sendable {
    let easting: Double
    let northing: Double
    let level: LevelTable
    let horizontal: HorizontalTable
    /// Largest attenuation of both cuts together, dB.
    let cap: Float
    /// Index in the caller's list of each of the horizontal table's azimuths.
    let sectors: [Int32]

    private struct Place: Hashable {
        let easting: Double
        let northing: Double
        let key: LevelTable.Key
    }

    /// Groups in the order of their first sector. Equal tables are built once.
    static func prepare(
        _ sectors: [Sector], parameters: CoverageParameters, run: Run = Run()
    ) throws(PropagationError) -> [SectorGroup] {
        var order: [Place] = []
        var members: [Place: [Int]] = [:]
        for (index, sector) in sectors.enumerated() {
            let key = LevelTable.Key(
                carrier: sector.carrier, height: sector.height, downtilt: sector.downtilt,
                referencePower: sector.referencePower, pattern: sector.pattern)
            let place = Place(easting: sector.easting, northing: sector.northing, key: key)
            // 65,535 sectors on one mast are somebody's mistake, but still answered: they open another group.
            if members[place] == nil { order.append(place) }
            members[place, default: []].append(index)
        }

        let logs = LevelTable.logs(radius: parameters.maximumRadius.metres)
        var keys: [LevelTable.Key] = []
        var positions: [LevelTable.Key: Int] = [:]
        for place in order where positions[place.key] == nil {
            positions[place.key] = keys.count
            keys.append(place.key)
        }
        let built = Parallel.map(keys.count, threads: run.threads) { [keys] index in
            Result { () throws(PropagationError) in
                guard !run.isCancelled else { throw .cancelled }
                return try LevelTable(keys[index], parameters: parameters, logs: logs)
            }
        }
        var levels: [LevelTable] = []
        for table in built { levels.append(try table.get()) }

        var horizontals: [HorizontalTable.Key: HorizontalTable] = [:]
        var groups: [SectorGroup] = []
        groups.reserveCapacity(order.count)
        for place in order {
            guard let position = positions[place.key] else { continue }
            for indices in chunks(members[place] ?? []) {
                let key = HorizontalTable.Key(
                    pattern: place.key.pattern, azimuths: indices.map { sectors[$0].azimuth })
                let horizontal: HorizontalTable
                if let known = horizontals[key] {
                    horizontal = known
                } else {
                    horizontal = HorizontalTable(key)
                    horizontals[key] = horizontal
                }
                groups.append(
                    SectorGroup(
                        easting: place.easting, northing: place.northing, level: levels[position],
                        horizontal: horizontal,
                        cap: Float(place.key.pattern.maximumAttenuation.decibels),
                        sectors: indices.map { Int32(truncatingIfNeeded: $0) }))
            }
        }
        return groups
    }

    private static func chunks(_ indices: [Int]) -> [[Int]] {
        let limit = Int(UInt16.max)
        guard indices.count > limit else { return [indices] }
        return stride(from: 0, to: indices.count, by: limit).map {
            Array(indices[$0..<min($0 + limit, indices.count)])
        }
    }
}
