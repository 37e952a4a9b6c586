import Foundation
import Geometry
import Propagation
import Province
import Units

extension CalibrationStudy {
    /// The measured points with the loss of a model, none for 0 dB, and of a pattern.
    func samples(_ model: CalibrationFile.Model?, _ pattern: Pattern) throws -> [CalibrationSample] {
        var models: [(any PathLossModel)?] = []
        for cell in test.cells {
            let carrier = try carrier(of: cell)
            switch model {
            case nil, .p1812: models.append(nil)
            case .freeSpace:
                models.append(
                    try FreeSpace(carrier: carrier, baseHeight: cell.height, terminalHeight: Self.terminalHeight))
            case .hata:
                models.append(
                    try HataFamily(
                        carrier: carrier, baseHeight: cell.height, terminalHeight: Self.terminalHeight,
                        environment: environment))
            }
        }
        let panel = try AntennaPattern(
            horizontalBeamwidth: .degrees(65), verticalBeamwidth: .degrees(10),
            maximumAttenuation: CalibrationFile.streetCap)
        return try test.points.map { point in
            let cell = test.cells[point.cell]
            return CalibrationSample(
                group: [point.surroundings, cell.band].compactMap { $0 }.joined(separator: " "), cell: cell.name,
                distance: point.distance, measured: point.measured,
                modelled: try models[point.cell]?.pathLoss(atGroundDistance: point.distance) ?? Decibels(0),
                patternLoss: try patternLoss(pattern, point, cell, panel))
        }
    }

    /// The points inside the workspace's communes, with P.1812's losses and the surroundings of the map's cells.
    func overGround() throws -> (DriveTest, [CalibrationSample]) {
        guard let scene else {
            throw StudyError.failed("model p1812", reason: "sees the ground: name the workspace whose terrain it is")
        }
        var points: [DriveTest.Point] = []
        var losses: [Double] = []
        for (number, cell) in test.cells.enumerated() {
            let own = test.points.filter { $0.cell == number }
            let found = try scene.losses(of: cell, carrier: try carrier(of: cell), at: own.map(\.position))
            for (point, answer) in zip(own, found) {
                guard let answer else { continue }
                points.append(
                    DriveTest.Point(
                        cell: number, position: point.position, distance: point.distance, measured: point.measured,
                        patternLoss: point.patternLoss, surroundings: answer.surroundings))
                losses.append(answer.loss)
            }
        }
        let inside = DriveTest(cells: test.cells, points: points, ledger: test.ledger)
        let plain = try CalibrationStudy(
            test: inside, model: model, pattern: pattern, carrier: carrier, environment: environment
        ).samples(nil, pattern)
        return (
            inside,
            zip(plain, losses).map { sample, loss in
                CalibrationSample(
                    group: sample.group, cell: sample.cell, distance: sample.distance, measured: sample.measured,
                    modelled: Decibels(loss), patternLoss: sample.patternLoss)
            }
        )
    }

    /// What the model says without any correction, extrapolated to the distances measured at.
    func okumuraHata() throws -> [(fold: String, errors: PredictionErrors)] {
        var errors: [String: [Double]] = [:]
        let models = try test.cells.map { cell in
            try OkumuraHata(
                carrier: try carrier(of: cell), baseHeight: cell.height, terminalHeight: Self.terminalHeight,
                environment: environment, extrapolate: true)
        }
        for point in test.points {
            let loss = try models[point.cell].pathLoss(atGroundDistance: point.distance)
            errors[test.cells[point.cell].name, default: []].append((point.measured - loss).decibels)
        }
        return errors.keys.sorted().map { ($0, PredictionErrors(errors[$0] ?? [])) }
    }

    private func carrier(of cell: DriveTest.Cell) throws(StudyError) -> Frequency {
        if let carrier { return carrier }
        guard let band = cell.band, let carrier = Band.carrier(named: band) else {
            let suggestion = cell.band.flatMap { Band.nearest(to: $0) }.map { "; \($0) may be meant" } ?? ""
            throw .failed(
                "cell \(cell.name)",
                reason: "band “\(cell.band ?? "")” is not known\(suggestion); correct it or name the carrier in MHz")
        }
        return carrier
    }

    private func patternLoss(
        _ pattern: Pattern, _ point: DriveTest.Point, _ cell: DriveTest.Cell, _ panel: AntennaPattern
    ) throws(StudyError) -> Decibels {
        switch pattern {
        case .none: return Decibels(0)
        case .file:
            guard let loss = point.patternLoss else {
                throw .failed("calibration", reason: "the samples have no columns with the pattern's loss")
            }
            return min(loss, Self.fileCap)
        case .panel:
            guard let azimuth = cell.azimuth else {
                throw .failed("cell \(cell.name)", reason: "no azimuth; without it a pattern cannot be turned")
            }
            let bearing = Geodesic.azimuth(from: cell.position, to: point.position)
            let depression = atan2((cell.height - Self.terminalHeight).metres, point.distance.metres)
            return panel.attenuation(
                bearing: bearing - azimuth, depression: .radians(depression), downtilt: cell.downtilt)
        }
    }
}
