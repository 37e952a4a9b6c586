import Foundation
import GeoStore
import Geometry
import Propagation
import Province
import Units

/// Antenna, power and tilt of the sectors, which station lists do not give.
struct SectorTemplate: Sendable {
    let pattern: AntennaPattern
    /// Over an isotropic antenna; nil keeps the assumed one of the technology.
    let gain: Decibels?
    let downtilt: Angle

    /// ASSUMPTION: no list gives antennas or tilts; a usual panel.
    static let assumed = SectorTemplate(pattern: .panel, gain: nil, downtilt: StationTemplate.downtilt)

    private init(pattern: AntennaPattern, gain: Decibels?, downtilt: Angle) {
        self.pattern = pattern
        self.gain = gain
        self.downtilt = downtilt
    }

    /// The pattern file the workspace names, whose tilt is in it, else the assumed panel.
    init(_ province: Workspace.Province) throws(StudyError) {
        guard let path = province.coverage.pattern else {
            self = .assumed
            return
        }
        self = try Self.antenna(path)
    }

    /// With the antenna of a file; its electrical tilt is in the pattern.
    static func antenna(_ path: String) throws(StudyError) -> SectorTemplate {
        try StudyError.wrap(path) {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw StoreError.fileMissing(path: path)
            }
            let file = try AntennaPatternFile(text: text)
            return SectorTemplate(pattern: file.pattern, gain: file.gain, downtilt: .degrees(0))
        }
    }

    /// Sectors of a station, one per azimuth and carrier, with what its list says in place of the template.
    func sectors(
        _ technology: Technology, of station: Station, calibration: CalibrationFile?,
        height: (Angle) throws -> Length
    ) throws -> [Sector] {
        let equipment = station.equipment
        let assumed = LinkBudget.assumed(for: technology)
        let budget = try LinkBudget(
            transmitPower: equipment.power ?? assumed.transmitPower, share: assumed.share,
            antennaGain: gain ?? assumed.antennaGain, feederLoss: equipment.feederLoss ?? assumed.feederLoss)
        var sectors: [Sector] = []
        for azimuth in station.azimuths {
            let height = try height(azimuth)
            for carrier in equipment.carriers[technology] ?? [technology.defaultCarrier] {
                sectors.append(
                    try Sector(
                        easting: station.position.x, northing: station.position.y, height: height, azimuth: azimuth,
                        downtilt: equipment.downtilt ?? downtilt, carrier: carrier,
                        referencePower: budget.referencePower, pattern: pattern,
                        correction: calibration?.correction(technology, carrier)))
            }
        }
        return sectors
    }

    func sector(
        _ technology: Technology, at position: Coordinate, height: Length, azimuth: Angle,
        calibration: CalibrationFile? = nil
    ) throws(PropagationError) -> Sector {
        let budget = LinkBudget.assumed(for: technology)
        let more = gain.map { $0 - budget.antennaGain } ?? Decibels(0)
        return try Sector(
            easting: position.x, northing: position.y, height: height, azimuth: azimuth, downtilt: downtilt,
            carrier: technology.defaultCarrier, referencePower: budget.referencePower + more, pattern: pattern,
            correction: calibration?.correction(technology, technology.defaultCarrier))
    }

    /// A site with three sectors, for places where nothing stands yet.
    func site(
        _ technology: Technology, height: Length, calibration: CalibrationFile? = nil
    ) throws(PropagationError) -> [Sector] {
        var sectors: [Sector] = []
        for azimuth in StationTemplate.azimuths {
            sectors.append(
                try sector(technology, at: Coordinate(0, 0), height: height, azimuth: azimuth, calibration: calibration)
            )
        }
        return sectors
    }
}
