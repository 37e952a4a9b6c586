import Formats
import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Studies
public import Units

/// The figures of a result under stable keys: `summary.json` and what `--json` prints.
///
/// Keys and words are part of the interface: `Documentation/ZoneColumns.md`. A new key may come, none changes its
/// meaning within one `schema`.
public struct ZonesDocument: Codable, Sendable, Hashable {
    public var name: String
    public var crs: String
    public var dates: [CalendarDate]
    public var unitsDate: CalendarDate
    public var censusDate: CalendarDate
    public var currentPopulationDate: CalendarDate?
    public var service: ServiceFigures
    public var headline: [HeadlineFigures]
    public var lawSteps: [LawStep]
    public var province: UnitFigures
    public var districts: [UnitFigures]
    public var communes: [UnitFigures]
    public var coverage: [CoverageTotal]
    /// Ids of the worst zones, the worst first.
    public var worstZones: [String]
    /// Only with `zones: true`; the same rows as `zones.csv`.
    public var zones: [ZoneFigures]?
    public var assumptions: [Note]
    public var notEvaluated: [Note]
    public var openQuestions: [Bilingual]
    public var captions: [Bilingual]
    public var inputs: [Input]
    public var ledger: [LedgerFigures]

    public struct ServiceFigures: Codable, Sendable, Hashable {
        public var technology: String
        public var servedShare: Double
        public var operators: [String]
        /// dBm by technology.
        public var thresholds: [String: Double]
        public var switchOff: String
    }

    public struct Note: Codable, Sendable, Hashable {
        public var id: String
        public var text: Bilingual
        public var setting: String?
    }

    public struct Input: Codable, Sendable, Hashable {
        public var role: String
        public var path: String
        /// `null` for what is no plain file.
        public var sha256: String?
        public var features: Int
        public var crs: String

        private enum Key: String, CodingKey { case role, path, sha256, features, crs }

        init(_ file: InputFile) {
            (role, path, sha256, features, crs) = (file.role, file.path, file.sha256, file.features, file.crs)
        }

        /// Written with its key also where there is none, so that nobody takes it for forgotten.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(role, forKey: .role)
            try container.encode(path, forKey: .path)
            try container.encode(sha256, forKey: .sha256)
            try container.encode(features, forKey: .features)
            try container.encode(crs, forKey: .crs)
        }
    }

    public struct LedgerFigures: Codable, Sendable, Hashable {
        public var source: String
        public var layer: String
        public var defect: String
        public var action: String
        public var count: Int
    }

    /// - Parameter zones: whether every zone is listed; the summary leaves them to the tables.
    public init(_ result: ZonesResult, zones: Bool = false) {
        name = result.name
        crs = result.crs.description
        dates = result.dates
        unitsDate = result.unitsDate
        censusDate = result.censusDate
        currentPopulationDate = result.currentPopulationDate
        let demand = result.service
        service = ServiceFigures(
            technology: demand.technology.rawValue, servedShare: demand.servedShare, operators: result.operators,
            thresholds: Dictionary(uniqueKeysWithValues: demand.thresholds.map { ($0.rawValue, $1.dBm) }),
            switchOff: demand.switchOff.rawValue)
        headline = HeadlineFigures.all(of: result)
        lawSteps = LawStep.all(of: result)
        province = UnitFigures(result.province)
        districts = result.districts.map(UnitFigures.init)
        communes = result.communes.map(UnitFigures.init)
        coverage = CoverageTotal.all(of: result)
        worstZones = WorstZone.list(of: result).map(\.zone.id)
        self.zones = zones ? result.zones.map { ZoneFigures($0, dates: result.dates) } : nil
        assumptions = result.assumptions.map {
            Note(id: $0.id, text: Bilingual(vi: $0.text.vi, en: $0.text.en), setting: $0.setting)
        }
        notEvaluated = result.notEvaluated.map {
            Note(id: $0.id, text: Bilingual(vi: $0.text.vi, en: $0.text.en), setting: nil)
        }
        openQuestions = result.openQuestions.map { Bilingual(vi: $0.vi, en: $0.en) }
        captions = result.captions.map { Bilingual(vi: $0.vi, en: $0.en) }
        inputs = result.inputs.map(Input.init)
        ledger = result.ledger.summary.map {
            LedgerFigures(
                source: $0.source, layer: $0.layer, defect: $0.defect.rawValue, action: $0.action.rawValue,
                count: $0.count)
        }
    }

    /// The document as text: keys in snake case, sorted, two spaces of indentation, a line feed at the end.
    public func json() throws -> String {
        try JSONDocument.text(self) + "\n"
    }
}
