import Units

/// All sectors of all networks that radiate from one point: their paths have the same geometry.
struct MastSectors: Sendable {
    struct Place: Hashable, Sendable {
        let easting, northing: Double
        let height: Length
    }

    /// Sectors of one network that differ in azimuth only.
    struct Group: Sendable {
        /// Index of the network in the caller's list.
        let network: Int
        /// Index into ``MastSectors/carriers``.
        let carrier: Int
        /// dBm.
        let power: Float
        let vertical: VerticalTable
        let horizontal: HorizontalTable
        /// Largest attenuation of both cuts together, dB.
        let cap: Float
        /// Index in the network of each of the horizontal table's azimuths.
        let sectors: [Int32]
    }

    let place: Place
    private(set) var carriers: [Frequency] = []
    private(set) var groups: [Group] = []

    private struct Key: Hashable {
        let network: Int
        let carrier: Frequency
        let power: PowerLevel
        let vertical: VerticalTable.Key
    }

    /// Masts in the order of their first sector. Equal tables are built once.
    static func prepare(_ networks: [[Sector]]) -> [MastSectors] {
        var masts: [MastSectors] = []
        var numbers: [Place: Int] = [:]
        var members: [[(key: Key, azimuths: [Angle], sectors: [Int32])]] = []
        for (network, sectors) in networks.enumerated() {
            for (index, sector) in sectors.enumerated() {
                let place = Place(easting: sector.easting, northing: sector.northing, height: sector.height)
                let number = numbers[place] ?? masts.count
                if number == masts.count {
                    numbers[place] = number
                    masts.append(MastSectors(place: place))
                    members.append([])
                }
                let key = Key(
                    network: network, carrier: sector.carrier, power: sector.referencePower,
                    vertical: VerticalTable.Key(pattern: sector.pattern, downtilt: sector.downtilt))
                if let same = members[number].firstIndex(where: { $0.key == key }) {
                    members[number][same].azimuths.append(sector.azimuth)
                    members[number][same].sectors.append(Int32(index))
                } else {
                    members[number].append((key, [sector.azimuth], [Int32(index)]))
                }
            }
        }
        var verticals: [VerticalTable.Key: VerticalTable] = [:]
        var horizontals: [HorizontalTable.Key: HorizontalTable] = [:]
        for number in masts.indices {
            for (key, azimuths, sectors) in members[number] {
                let vertical = verticals[key.vertical] ?? VerticalTable(key.vertical)
                verticals[key.vertical] = vertical
                let turned = HorizontalTable.Key(pattern: key.vertical.pattern, azimuths: azimuths)
                let horizontal = horizontals[turned] ?? HorizontalTable(turned)
                horizontals[turned] = horizontal
                masts[number].append(key, vertical, horizontal, sectors)
            }
        }
        return masts
    }

    private mutating func append(
        _ key: Key, _ vertical: VerticalTable, _ horizontal: HorizontalTable, _ sectors: [Int32]
    ) {
        let carrier = carriers.firstIndex(of: key.carrier) ?? carriers.count
        if carrier == carriers.count { carriers.append(key.carrier) }
        groups.append(
            Group(
                network: key.network, carrier: carrier, power: Float(key.power.dBm), vertical: vertical,
                horizontal: horizontal, cap: Float(key.vertical.pattern.maximumAttenuation.decibels), sectors: sectors))
    }
}

/// Direction of a place as seen from a mast, in the terms of the tables.
struct MastBearing: Sendable {
    /// Bin of ``AzimuthAxis``.
    let bin: Int32
    /// Of ``VerticalTable/place(depression:)``.
    let place: Float

    /// - Parameters:
    ///   - east, north: from the mast, m.
    ///   - drop: of the terminal below the antenna, m.
    ///   - nearest: shorter distances count as this one, m.
    init(east: Float, north: Float, drop: Float, nearest: Float) {
        bin = CoverageKernel.address(east, north).bin
        let distance = max((east * east + north * north).squareRoot(), nearest)
        place = VerticalTable.place(
            depression: Float(LevelTable.arcTangent(Double(drop / distance)) * 180 / .pi))
    }
}

extension MastSectors.Group {
    /// Level, dBm, behind a loss.
    @inline(__always)
    func level(loss: Float, towards bearing: MastBearing) -> Float {
        let attenuation = vertical.attenuation(at: bearing.place) + horizontal.attenuation[Int(bearing.bin)]
        return power - loss - min(attenuation, cap)
    }
}
