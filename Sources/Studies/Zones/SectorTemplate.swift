import Foundation
import GeoStore
import Geometry
import Propagation
import Units

/// Antenna, power and tilt of the sectors, which station lists do not give.
struct SectorTemplate: Sendable {
    let pattern: AntennaPattern
    /// Over an isotropic antenna; nil keeps the assumed one of the technology.
    let gain: Decibels?
    let downtilt: Angle

    /// ASSUMPTION: no list gives antennas or tilts; a usual panel, 3° down, which puts the axis of a 30 m mast at 570 m.
    static let assumed = SectorTemplate(pattern: .panel, gain: nil, downtilt: .degrees(3))

    private init(pattern: AntennaPattern, gain: Decibels?, downtilt: Angle) {
        self.pattern = pattern
        self.gain = gain
        self.downtilt = downtilt
    }

    /// The pattern file the workspace names, whose tilt is in it, else the assumed panel.
    init(_ workspace: Workspace) throws(StudyError) {
        guard let path = workspace.coverage.pattern else {
            self = .assumed
            return
        }
        self = try StudyError.wrap(path) {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw StoreError.fileMissing(path: path)
            }
            let file = try AntennaPatternFile(text: text)
            return SectorTemplate(pattern: file.pattern, gain: file.gain, downtilt: .degrees(0))
        }
    }

    func sector(
        _ technology: Technology, at position: Coordinate, height: Length, azimuth: Angle
    ) throws(PropagationError) -> Sector {
        let budget = LinkBudget.assumed(for: technology)
        let more = gain.map { $0 - budget.antennaGain } ?? Decibels(0)
        return try Sector(
            easting: position.x, northing: position.y, height: height, azimuth: azimuth, downtilt: downtilt,
            carrier: technology.defaultCarrier, referencePower: budget.referencePower + more, pattern: pattern)
    }

    /// A site with three sectors, for places where nothing stands yet.
    func site(_ technology: Technology, height: Length) throws(PropagationError) -> [Sector] {
        var sectors: [Sector] = []
        for azimuth in StationImport.templateAzimuths {
            sectors.append(try sector(technology, at: Coordinate(0, 0), height: height, azimuth: azimuth))
        }
        return sectors
    }
}
