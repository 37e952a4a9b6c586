public import Geometry

/// What to build: everything that can be chosen about a sample province.
public struct SampleOptions: Sendable {
    /// Two runs with the same options, facts and boundary files write the same bytes.
    public var seed: UInt64
    /// Number of parcels wanted, roads included; met within a tenth.
    public var parcels: Int
    public var terrain: SampleTerrain
    /// Share of features that get a planted defect, 0 … 0.5; 0 plants none.
    public var defectRate: Double
    /// Which kinds are planted when the rate is above 0.
    public var defects: Set<PlantedDefect>
    /// Boundaries to build on; nil builds them from the facts.
    public var boundaries: BoundaryFiles?
    /// The working grid; nil takes the province's own VN-2000 grid.
    public var crs: CRS?
    /// GSO code of the province; nil takes the boundary file's, then the facts'.
    public var province: String?

    public init(
        seed: UInt64 = 1, parcels: Int = 10_000, terrain: SampleTerrain = .flat, defectRate: Double = 0,
        defects: Set<PlantedDefect> = Set(PlantedDefect.allCases), boundaries: BoundaryFiles? = nil, crs: CRS? = nil,
        province: String? = nil
    ) {
        self.seed = seed
        self.parcels = parcels
        self.terrain = terrain
        self.defectRate = defectRate
        self.defects = defects
        self.boundaries = boundaries
        self.crs = crs
        self.province = province
    }
}

/// Real boundaries given by the user; they are read, never shipped.
public struct BoundaryFiles: Sendable {
    /// One polygon layer of an OGR source or a province file of dvhcvn.
    public struct Layer: Sendable {
        public var path: String
        public var layer: String?
        public var crs: CRS?
        /// OGR attribute filter.
        public var filter: String?
        /// Fields that hold code, name and rank; nil tries the usual names.
        public var codeField: String?
        public var nameField: String?
        public var rankField: String?

        public init(
            path: String, layer: String? = nil, crs: CRS? = nil, filter: String? = nil, codeField: String? = nil,
            nameField: String? = nil, rankField: String? = nil
        ) {
            self.path = path
            self.layer = layer
            self.crs = crs
            self.filter = filter
            self.codeField = codeField
            self.nameField = nameField
            self.rankField = rankField
        }
    }

    /// Population by commune code.
    public struct Census: Sendable {
        public var path: String
        public var codeField: String
        public var populationField: String

        public init(path: String, codeField: String = "ward_id", populationField: String = "total") {
            self.path = path
            self.codeField = codeField
            self.populationField = populationField
        }
    }

    public var districts: Layer
    /// Nil: communes are made inside the districts.
    public var communes: Layer?
    public var census: Census?

    public init(districts: Layer, communes: Layer? = nil, census: Census? = nil) {
        self.districts = districts
        self.communes = communes
        self.census = census
    }
}
