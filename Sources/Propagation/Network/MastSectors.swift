import Foundation
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
        /// Index among the carriers of the network.
        let channel: Int
        /// dBm.
        let power: Float
        let vertical: VerticalTable
        let horizontal: HorizontalTable
        /// Of each sector by itself.
        let single: [HorizontalTable]
        /// Largest attenuation of both cuts together, dB.
        let cap: Float
        let correction: LevelCorrection?
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
        let correction: LevelCorrection?
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
                    vertical: VerticalTable.Key(pattern: sector.pattern, downtilt: sector.downtilt),
                    correction: sector.correction)
                if let same = members[number].firstIndex(where: { $0.key == key }) {
                    members[number][same].azimuths.append(sector.azimuth)
                    members[number][same].sectors.append(Int32(index))
                } else {
                    members[number].append((key, [sector.azimuth], [Int32(index)]))
                }
            }
        }
        let channels = networks.map { carriers(of: $0) }
        var verticals: [VerticalTable.Key: VerticalTable] = [:]
        var horizontals: [HorizontalTable.Key: HorizontalTable] = [:]
        func horizontal(_ pattern: AntennaPattern, _ azimuths: [Angle]) -> HorizontalTable {
            let key = HorizontalTable.Key(pattern: pattern, azimuths: azimuths)
            let table = horizontals[key] ?? HorizontalTable(key)
            horizontals[key] = table
            return table
        }
        for number in masts.indices {
            for (key, azimuths, sectors) in members[number] {
                let vertical = verticals[key.vertical] ?? VerticalTable(key.vertical)
                verticals[key.vertical] = vertical
                let pattern = key.vertical.pattern
                masts[number].append(
                    key, channel: channels[key.network].firstIndex(of: key.carrier) ?? 0, vertical,
                    horizontal(pattern, azimuths), single: azimuths.map { horizontal(pattern, [$0]) }, sectors)
            }
        }
        return masts
    }

    /// In the order of their first sector.
    static func carriers(of network: [Sector]) -> [Frequency] {
        network.reduce(into: []) { carriers, sector in
            if !carriers.contains(sector.carrier) { carriers.append(sector.carrier) }
        }
    }

    private mutating func append(
        _ key: Key, channel: Int, _ vertical: VerticalTable, _ horizontal: HorizontalTable,
        single: [HorizontalTable], _ sectors: [Int32]
    ) {
        let carrier = carriers.firstIndex(of: key.carrier) ?? carriers.count
        if carrier == carriers.count { carriers.append(key.carrier) }
        groups.append(
            Group(
                network: key.network, carrier: carrier, channel: channel, power: Float(key.power.dBm),
                vertical: vertical, horizontal: horizontal, single: single,
                cap: Float(key.vertical.pattern.maximumAttenuation.decibels),
                correction: key.correction, sectors: sectors))
    }
}

/// Direction and distance of a place as seen from a mast, in the terms of the tables, and what stands around it.
struct MastBearing: Sendable {
    /// Bin of ``AzimuthAxis``.
    let bin: Int32
    /// Of ``VerticalTable/place(depression:)``.
    let place: Float
    /// log10 of the distance in km.
    let decades: Float
    let environment: UInt8

    /// - Parameters:
    ///   - east, north: from the mast, m.
    ///   - drop: of the terminal below the antenna, m.
    ///   - nearest: shorter distances count as this one, m.
    init(east: Float, north: Float, drop: Float, nearest: Float, environment: UInt8) {
        bin = CoverageKernel.address(east, north).bin
        let distance = max((east * east + north * north).squareRoot(), nearest)
        place = VerticalTable.place(
            depression: Float(LevelTable.arcTangent(Double(drop / distance)) * 180 / .pi))
        decades = log10(distance / 1000)
        self.environment = environment
    }
}

extension MastSectors.Group {
    /// Level, dBm, behind a loss: of the strongest sector.
    @inline(__always)
    func level(loss: Float, towards bearing: MastBearing) -> Float { level(loss, bearing, horizontal) }

    /// The same of one of the sectors.
    @inline(__always)
    func level(loss: Float, towards bearing: MastBearing, sector: Int) -> Float {
        level(loss, bearing, single[sector])
    }

    @inline(__always)
    private func level(_ loss: Float, _ bearing: MastBearing, _ horizontal: HorizontalTable) -> Float {
        let attenuation = vertical.attenuation(at: bearing.place) + horizontal.attenuation[Int(bearing.bin)]
        guard let correction else { return power - loss - min(attenuation, cap) }
        return power
            - correction.sum(
                loss: loss, attenuation: min(attenuation, cap), environment: bearing.environment,
                decades: bearing.decades)
    }
}
