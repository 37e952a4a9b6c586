import Foundation
import GeoStore
public import Propagation
import Units

/// Corrections as `phusong calibrate --out` writes them and `coverage.calibration` takes them.
public struct CalibrationFile: Codable, Hashable, Sendable {
    /// The model they correct.
    public let model: CalibrationStudy.Model
    /// By group: surroundings and band, e.g. `urban LTE1800`, or one of the two.
    public let corrections: [String: Calibration.Correction]

    public init(model: CalibrationStudy.Model, calibration: Calibration) {
        self.model = model
        corrections = calibration.corrections
    }

    /// - Throws: ``StudyError`` naming the file.
    public init(path: String) throws(StudyError) {
        self = try StudyError.wrap(path) {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw StoreError.fileMissing(path: path)
            }
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            guard let file = try? decoder.decode(Self.self, from: data) else {
                throw StudyError.failed(
                    path, reason: "not a file of corrections; expected what `phusong calibrate --out` writes")
            }
            guard file.model == .p1812 else {
                throw StudyError.failed(
                    path,
                    reason:
                        "corrects \(file.model.rawValue), maps are made by p1812; run `phusong calibrate --workspace`")
            }
            return file
        }
    }

    /// Same content, same bytes.
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    /// Of a carrier: by surroundings and band, else by surroundings, else by band; nil when there is none for it.
    func correction(_ technology: Technology, _ carrier: Frequency) -> LevelCorrection? {
        let band = Band.name(technology, carrier)
        var found: [Environment: Calibration.Correction] = [:]
        for environment in Environment.allCases {
            let groups = [band.map { "\(environment) \($0)" }, "\(environment)", band]
            found[environment] = groups.lazy.compactMap { $0.flatMap { corrections[$0] } }.first
        }
        return found.isEmpty ? nil : LevelCorrection(found, patternCap: CalibrationStudy.streetCap)
    }
}
