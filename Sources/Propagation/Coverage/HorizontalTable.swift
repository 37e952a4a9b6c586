import Units

/// Attenuation by azimuth bin of co-sited sectors that differ in azimuth only: the smallest of theirs, not capped.
///
/// The strongest of such sectors is always the one with the smallest horizontal attenuation, so one pass over the
/// cells serves all of them.
struct HorizontalTable: Sendable {
    struct Key: Hashable, Sendable {
        let pattern: AntennaPattern
        let azimuths: [Angle]
    }

    /// dB, ``AzimuthAxis/count`` bins.
    let attenuation: [Float]
    /// Which of the key's azimuths is the strongest; the first one where several are.
    let strongest: [UInt16]

    init(_ key: Key) {
        let directions = AzimuthAxis.degrees
        var least = [Float](repeating: .infinity, count: directions.count)
        var strongest = [UInt16](repeating: 0, count: directions.count)
        for (index, azimuth) in key.azimuths.enumerated() {
            for bin in directions.indices {
                let value = Float(key.pattern.horizontalUncapped(directions[bin] - azimuth.degrees))
                if value < least[bin] {
                    least[bin] = value
                    strongest[bin] = UInt16(truncatingIfNeeded: index)
                }
            }
        }
        attenuation = least
        self.strongest = strongest
    }
}
