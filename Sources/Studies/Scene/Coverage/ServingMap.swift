public import GeoStore
import Geometry
import Propagation
public import Province
public import Units

/// Which sector serves each cell, how many could, and how well.
public struct ServingMap: Sendable {
    /// One antenna on one carrier.
    public struct Sector: Sendable {
        public let station: Station.ID
        public let azimuth: Angle
        public let downtilt: Angle
        public let carrier: Frequency
        /// EIRP of the measured signal.
        public let referencePower: PowerLevel
        /// Where it is the strongest and reaches the threshold.
        public var area = Area.squareMetres(0)
        /// People there.
        public var people = 0.0
    }

    /// In the order of the numbers of the raster.
    public internal(set) var sectors: [Sector]
    /// Number of the strongest sector per cell, counted from 1.
    public let server: Raster
    /// Sectors that reach the threshold per cell; nil for maps by Hata's family.
    public let overlap: Raster?
    /// Signal over interference and noise at the workspace's load, dB; nil but for 4G and 5G over terrain.
    public let quality: Raster?

    init(_ network: NetworkModel.Network, _ map: Coverage, grid: StudyGrid, world: World) throws(StudyError) {
        sectors = zip(network.sectors, network.stations).map { sector, station in
            Sector(
                station: world.stations[station].id, azimuth: sector.azimuth, downtilt: sector.downtilt,
                carrier: sector.carrier, referencePower: sector.referencePower)
        }
        func raster(_ values: [Float]) -> Raster {
            Raster(frame: grid.frame, crs: world.workspace.crs, values: values)
        }
        server = raster(map.bestServer.map { $0 < 0 ? .nan : Float($0 + 1) })
        overlap =
            map.overlap.isEmpty
            ? nil : raster(zip(map.overlap, map.levels).map { $1.isNaN ? .nan : Float($0) })
        let quality = try StudyError.wrap("coverage.load") {
            try SignalQuality(network.technology, load: world.province.coverage.load)
        }
        self.quality =
            if let quality, !map.interference.isEmpty {
                raster(
                    zip(map.levels, map.interference).map { level, others in
                        level.isNaN
                            ? .nan
                            : Float(
                                quality.ratio(level: .dBm(Double(level)), interference: Double(others)).decibels)
                    })
            } else {
                nil
            }
    }

    /// Counts area and people of the cells that reach the threshold.
    mutating func count(_ level: Raster, threshold: PowerLevel, people: [(cell: Int, people: Double)]) {
        let cell = level.frame.cellWidth * level.frame.cellHeight
        func serving(_ index: Int) -> Int? {
            guard level.values[index] >= Float(threshold.dBm), server.values[index].isFinite else { return nil }
            return Int(server.values[index]) - 1
        }
        var cells = [Int](repeating: 0, count: sectors.count)
        for index in level.values.indices {
            if let sector = serving(index) { cells[sector] += 1 }
        }
        for sector in sectors.indices { sectors[sector].area = .squareMetres(Double(cells[sector]) * cell) }
        for place in people {
            if let sector = serving(place.cell) { sectors[sector].people += place.people }
        }
    }
}
