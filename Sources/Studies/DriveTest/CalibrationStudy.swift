import Geometry
public import Propagation
public import Province
public import Units

/// Learns corrections of a model from a drive test and shows, on cells it has not seen, what they are worth.
public struct CalibrationStudy: Sendable {
    /// Where the loss of the antenna's pattern comes from.
    public enum Pattern: String, Sendable, CaseIterable {
        /// The file's columns, capped at 30 dB.
        case file
        /// A 65° panel with the file's azimuths and tilts, capped at ``CalibrationFile/streetCap``.
        case panel
        case none
    }

    static let fileCap = Decibels(30)

    /// One way of predicting, scored on each cell in turn without having seen it.
    public struct Score: Sendable {
        public let name: String
        public let cells: [(fold: String, errors: PredictionErrors)]
        /// Mean over the cells, dB.
        public var rootMeanSquare: Double {
            cells.reduce(0) { $0 + $1.errors.rootMeanSquare } / Double(max(1, cells.count))
        }
    }

    /// What was learnt, and what it is worth on cells it has not seen.
    public struct Result: Sendable {
        public let calibration: Calibration
        public let model: CalibrationFile.Model
        public let pattern: Pattern
        /// Ways beside it, simplest first; the calibration's own is the last.
        public let scores: [Score]
        /// Errors of the calibration with blocks of ground left out, as far as that can be told apart.
        public let blocks: PredictionErrors
    }

    /// The measured losses.
    public let test: DriveTest
    public let model: CalibrationFile.Model
    public let pattern: Pattern
    /// Of all cells; nil takes the band the file names.
    public let carrier: Frequency?
    public let environment: Environment
    /// For ``CalibrationFile/Model/p1812``.
    public let scene: CalibrationScene?

    /// Side of a block of ground, degrees of latitude: about 550 m.
    private static let block = 0.005
    static let terminalHeight = Length.metres(1.5)

    public init(
        test: DriveTest, model: CalibrationFile.Model = .hata, pattern: Pattern = .panel, carrier: Frequency? = nil,
        environment: Environment = .urban, scene: CalibrationScene? = nil
    ) {
        self.scene = scene
        self.test = test
        self.model = model
        self.pattern = pattern
        self.carrier = carrier
        self.environment = environment
    }

    /// - Throws: ``StudyError``; a drive test of one cell leaves none to score on.
    public func run() throws(StudyError) -> Result {
        try StudyError.wrap("calibration") {
            let (test, samples) = try (model == .p1812 ? overGround() : (self.test, samples(model, pattern)))
            let cells = samples.map(\.cell)
            guard Set(cells).count > 1 else {
                throw StudyError.failed(
                    "calibration", reason: "one cell alone leaves none to score on; measure two or more")
            }
            // Corrections of nothing: the measured losses themselves.
            let plain = try other(test).samples(nil, .none)
            var scores = [
                Score(name: "Okumura-Hata", cells: try other(test).okumuraHata()),
                Score(name: "constant", cells: try heldOut(plain, terms: [])),
                Score(name: "one slope", cells: try heldOut(plain, terms: .slope)),
            ]
            if test.points.allSatisfy({ $0.patternLoss != nil }) {
                let file = try other(test).samples(nil, .file)
                scores.append(
                    Score(
                        name: "one slope, pattern of the file",
                        cells: try heldOut(file, terms: [.slope, .pattern])))
            }
            scores.append(
                Score(
                    name: "calibrated \(model.rawValue), pattern \(pattern.rawValue)",
                    cells: try Calibration.heldOut(samples, folds: cells)))
            return Result(
                calibration: try Calibration(samples: samples), model: model, pattern: pattern, scores: scores,
                blocks: try other(test).blockErrors(samples))
        }
    }

    /// The same study of another drive test.
    private func other(_ test: DriveTest) -> Self {
        Self(test: test, model: model, pattern: pattern, carrier: carrier, environment: environment, scene: scene)
    }

    private func heldOut(
        _ samples: [CalibrationSample], terms: Calibration.Terms
    ) throws(PropagationError) -> [(fold: String, errors: PredictionErrors)] {
        try Calibration.heldOut(samples, folds: samples.map(\.cell), terms: terms, isRobust: false)
    }

    /// Errors on blocks of ground in five folds, neighbours in different ones.
    private func blockErrors(_ samples: [CalibrationSample]) throws(PropagationError) -> PredictionErrors {
        let folds = test.points.map { point in
            let column = Int((point.position.x / Self.block).rounded(.down))
            let row = Int((point.position.y / Self.block).rounded(.down))
            return String(((column + 2 * row) % 5 + 5) % 5)
        }
        var errors: [Double] = []
        for fold in Set(folds).sorted() {
            let outside = zip(samples, folds).filter { $0.1 != fold }.map(\.0)
            guard outside.count >= Calibration.fewestSamples else { continue }
            let calibration = try Calibration(samples: outside)
            for (sample, own) in zip(samples, folds) where own == fold {
                errors.append((sample.measured - calibration.loss(of: sample)).decibels)
            }
        }
        return PredictionErrors(errors)
    }
}
