public import GeoStore
public import Geometry
public import Propagation
public import Units

/// A study's inputs and choices, as `phusong.yaml` states them; everything else is derived.
///
/// A file that describes a province has ``province``; one of layers alone, for checks elsewhere, has none.
public struct Workspace: Sendable {
    /// The file it was read from.
    public var file: String
    /// The folder relative paths start at.
    public var folder: String
    public var name: String
    /// Working grid: projected, metres.
    public var crs: CRS
    /// Days of the law, ascending; not empty.
    public var asOf: [CalendarDate]
    public var law = Law()
    /// Layers that facts of the rules name, by that name.
    public var layers: [String: Layer] = [:]
    /// Meaning or fact → column of a list of sites.
    public var siteFields: [String: String] = [:]
    /// As in ``Layer``, of a list of sites.
    public var siteNumbers: DecimalMark?
    public var siteDates: DateOrder?
    /// nil for a workspace of layers alone.
    public var province: Province?

    /// What a study of a whole province is made from.
    public struct Province: Sendable {
        /// GSO code of the province whose rules apply.
        public var code: String
        public var units: Units
        public var census: Census
        /// A newer count of the user's, printed beside the census; blocked zones are ranked by the census.
        public var currentPopulation: Census?
        public var landUse: LandUse
        public var zones: Zones
        public var stations: Layer
        public var terrain: Layer?
        /// For switch-off studies.
        public var subscribers: Subscribers?
        public var service: Service
        public var coverage: Coverage
        public var candidates: Candidates
        /// Areas operators say they cover, compared with the predictions.
        public var claims: [Claim] = []
        /// Decisions and yearly plans that approve positions of stations.
        public var approved: Layer?
        /// Places that have to be served whatever share of the people is.
        public var priorityPlaces: Layer?
    }

    /// Whose law the verdicts follow.
    public struct Law: Hashable, Sendable {
        /// Folder below `law`.
        public var country = "vn"
        /// Absolute path of the folder with `law` and `landuse`; nil for GeoData.
        public var folder: String?
        /// Absolute paths of folders whose code tables and rules come on top.
        public var overlays: [String] = []

        public init() {}
    }

    /// A source, the layer in it, and which field means what.
    public struct Layer: Hashable, Sendable {
        /// Absolute path, or a connection string.
        public var source: String
        /// Those read, as one; none takes all there are, when they have the same columns.
        public var layers: [String] = []
        /// Level of a drawing → land code.
        public var levels: [String: String]?
        public var crs: CRS?
        public var encoding: TextEncoding?
        public var filter: String?
        /// The mark before the decimals of its numbers, where the numbers themselves do not tell.
        public var numbers: DecimalMark?
        /// What comes first in its dates, where the dates themselves do not tell.
        public var dates: DateOrder?
        /// Meaning → field name in the file.
        public var fields: [String: String]
        /// Line of the entry in the workspace file, for errors.
        public var line: Int

        /// The layers named, as results show them; nil where none is.
        package var layer: String? { layers.isEmpty ? nil : layers.joined(separator: ", ") }

        public var options: SourceOptions {
            SourceOptions(
                layers: layers, crs: crs, encoding: encoding,
                xField: fields["longitude"] ?? fields["x"], yField: fields["latitude"] ?? fields["y"], levels: levels,
                filter: filter)
        }
    }

    /// Lines to be counted at a switch-off; absolute paths of CSV files.
    public struct Subscribers: Hashable, Sendable {
        /// Lines per operator in communes, the province or the country.
        public var source: String
        /// Older, poor and other people by commune.
        public var shares: String?
        /// Earlier counts of old terminals, of one definition.
        public var history: String?
    }

    /// Administrative units and the day they are of.
    public struct Units: Hashable, Sendable {
        public var date: CalendarDate
        public var district: Layer?
        public var commune: Layer
        /// Pairs of districts whose polygons are exchanged in the file.
        public var swap: [String]
    }

    /// People by commune, counted on a day.
    public struct Census: Hashable, Sendable {
        public var layer: Layer
        public var date: CalendarDate
        /// Provinces, as the census names them, whose rows are joined by name; empty: the workspace's province.
        public var provinces: [String] = []
    }

    /// Land by the records, and by the plan where there is one.
    public struct LandUse: Hashable, Sendable {
        public var recorded: LandLayer
        public var planned: LandLayer?
    }

    /// A layer of land uses with the code table and the day it was approved.
    public struct LandLayer: Hashable, Sendable {
        public var layer: Layer
        /// Code table the layer's codes belong to.
        public var namespace: String
        public var approved: CalendarDate
    }

    /// The planned layer, when it was approved for units that no longer exist at the last date of the law. A plan has its
    /// own period and outlives the districts it was drawn for (field review, item 25).
    package var planOfFormerUnits: LandLayer? {
        guard let plan = province?.landUse.planned, plan.approved <= Self.lastDayOfDistricts,
            let last = asOf.max(), last > Self.lastDayOfDistricts
        else { return nil }
        return plan
    }

    /// Districts and thị trấn ended with 2025-06-30 (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
    package static let lastDayOfDistricts = CalendarDate(2025, 6, 30)

    /// What makes a residential zone.
    public struct Zones: Hashable, Sendable {
        /// The layer zones are made from.
        public enum Source: String, Sendable { case recorded, planned }
        public var from: Source
        /// Gap up to which residential pieces are one zone, m.
        public var joinGap: Double
        /// Ground a mast needs, m²; smaller places do not count.
        public var mastFootprint: Double
    }

    /// The service zones are judged by.
    public struct Service: Hashable, Sendable {
        public var technology: Technology
        public var share: Double
        /// Empty: all operators of the station file, sorted.
        public var operators: [String]
        /// Levels a predicted median has to reach, with the ``margin`` in them.
        public var thresholds: [Technology: PowerLevel]
        public var switchOff: Technology
        /// Share of the spots around a cell's centre that must be above the threshold for the cell to count.
        public private(set) var certainty = 0.5
        /// Of levels around their predicted median.
        public private(set) var shadowing = usualShadowing
        /// What ``certainty`` adds to the thresholds of the workspace.
        public private(set) var margin = Decibels(0)

        /// ASSUMPTION: 8 dB; models over terrain are said to err by 6 to 10 dB once tuned.
        public static let usualShadowing = Decibels(8)

        /// Puts the margin for a certainty on the thresholds, in place of the one in them.
        ///
        /// - Throws: ``PropagationError/outsideDomain(_:)``.
        public mutating func require(certainty: Double, shadowing: Decibels) throws(PropagationError) {
            let margin = try Shadowing(deviation: shadowing).margin(forProbability: certainty)
            let more = margin - self.margin
            thresholds = thresholds.mapValues { $0 + more }
            (self.certainty, self.shadowing, self.margin) = (certainty, shadowing, margin)
        }
    }

    /// Coverage as an operator gives it out: polygons of one layer.
    public struct Claim: Hashable, Sendable {
        public var layer: Layer
        /// nil: each polygon names its own.
        public var `operator`: String?
        public var technology: Technology?
    }

    /// How coverage is predicted.
    public struct Coverage: Hashable, Sendable {
        /// Cell size, m.
        public var cell: Double
        /// Farthest prediction, m.
        public var maxRadius: Double
        /// Absolute path of the antenna pattern of all sectors; nil for the assumed panel.
        public var pattern: String?
        /// nil: P.1812 where the workspace has a terrain, else Hata's family.
        public var model: Model?
        /// Absolute path of the user's table of clutter heights; nil for the one of the data folder.
        public var clutter: String?
        /// Absolute path of corrections learnt from a drive test over this workspace; nil for none.
        public var calibration: String?
        /// What is entered for coverage indoors.
        public var building = BuildingEntryLoss.Construction.traditional
        /// Share of time other cells send at full power, for the quality of a signal.
        public var load = usualLoad

        /// ASSUMPTION: half, as the Broadband Data Collection of the United States prescribes for its maps.
        public static let usualLoad = 0.5

        /// What maps are predicted by.
        public enum Model: String, Sendable, CaseIterable {
            /// ITU-R P.1812 over terrain and clutter.
            case p1812
            /// Okumura-Hata and its kin, which see neither.
            case hata
        }
    }

    /// Where places for new equipment are looked for.
    public struct Candidates: Hashable, Sendable {
        /// How far outside a zone places are looked for, m.
        public var radius: Double
        /// At most this many places outside serve one zone.
        public var places: Int
        /// At most this many roofs and shared masts serve one zone.
        public var roofs: Int
    }
}
