import Formats
import Foundation
import GeoStore
public import Propagation
public import Units

/// Corrections as `phusong calibrate --out` writes them and `coverage.calibration` takes them.
public struct CalibrationFile: Codable, Hashable, Sendable {
    /// What can be corrected.
    public enum Model: String, Codable, Sendable, CaseIterable {
        /// The model of coverage maps over terrain; needs a workspace.
        case p1812
        /// The model of coverage maps without terrain.
        case hata
        case freeSpace = "free-space"
    }

    /// The most a pattern is believed to hold back among houses, dB.
    ///
    /// ASSUMPTION: what the surroundings scatter towards a terminal left through other parts of the pattern. Measured
    /// front-to-back ratios in streets are 8–15 dB where the antenna's own is 30; with caps of 8 to 15 dB the Recife
    /// cells are predicted equally well, with 30 dB 2 dB worse.
    public static let streetCap = Decibels(12)

    /// The model they correct.
    public let model: Model
    /// By group: surroundings and band, e.g. `urban LTE1800`, or one of the two.
    public let corrections: [String: Calibration.Correction]

    public init(model: Model, calibration: Calibration) {
        self.model = model
        corrections = calibration.corrections
    }

    /// - Throws: ``ProvinceError`` naming the file.
    public init(path: String) throws(ProvinceError) {
        self = try ProvinceError.wrap(path) {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw StoreError.fileMissing(path: path)
            }
            guard let file = try? JSONDocument.value(Self.self, from: data) else {
                throw ProvinceError.failed(
                    path, reason: "not a file of corrections; expected what `phusong calibrate --out` writes")
            }
            guard file.model == .p1812 else {
                throw ProvinceError.failed(
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
            try JSONDocument.text(self) + "\n"
        }
    }

    /// Of a carrier: by surroundings and band, else by surroundings, else by band; nil when there is none for it.
    package func correction(_ technology: Technology, _ carrier: Frequency) -> LevelCorrection? {
        let band = Band.name(technology, carrier)
        var found: [Environment: Calibration.Correction] = [:]
        for environment in Environment.allCases {
            let groups = [band.map { "\(environment) \($0)" }, "\(environment)", band]
            found[environment] = groups.lazy.compactMap { $0.flatMap { corrections[$0] } }.first
        }
        return found.isEmpty ? nil : LevelCorrection(found, patternCap: Self.streetCap)
    }
}
