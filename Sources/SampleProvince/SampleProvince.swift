import Foundation
import GeoStore
public import Geometry
import Units

/// A realistic province that nobody lives in: units, land, network, terrain and people, with a
/// workspace that names them all.
///
/// ```swift
/// let facts = try ProvinceFacts(folder: "GeoData/sample/binh-duong")
/// let sample = try SampleProvince(options: SampleOptions(seed: 1, parcels: 10_000), facts: facts)
/// let report = try sample.write(to: "binh-duong-sample")
/// ```
public struct SampleProvince: Sendable {
    public let options: SampleOptions
    public let facts: ProvinceFacts
    /// The working grid.
    public let crs: CRS
    public let province: Identity

    /// Which province is made.
    public struct Identity: Hashable, Sendable {
        /// GSO code.
        public let code: String
        public let name: String
    }

    public static let mostParcels = 3_000_000

    /// - Throws: ``SampleError/rateOutOfRange(_:)``, ``SampleError/tooFewParcels(asked:least:)``,
    ///   ``SampleError/tooManyParcels(asked:most:)``, ``SampleError/noGrid(province:)``.
    public init(options: SampleOptions, facts: ProvinceFacts) throws(SampleError) {
        guard options.defectRate >= 0, options.defectRate <= 0.5 else { throw .rateOutOfRange(options.defectRate) }
        guard options.parcels <= Self.mostParcels else {
            throw .tooManyParcels(asked: options.parcels, most: Self.mostParcels)
        }
        if options.boundaries == nil {
            let least = 4 * facts.districts.reduce(0) { $0 + $1.units }
            guard options.parcels >= least else { throw .tooFewParcels(asked: options.parcels, least: least) }
        }
        province = try Self.identity(options, facts)
        if let crs = options.crs {
            self.crs = crs
        } else if let zone = VN2000.zone(forProvince: province.code) {
            crs = .epsg(zone.epsg)
        } else {
            throw .noGrid(province: province.code)
        }
        self.options = options
        self.facts = facts
    }

    /// The province asked for, else the one most districts of the boundary file name, else the facts'.
    private static func identity(_ options: SampleOptions, _ facts: ProvinceFacts) throws(SampleError) -> Identity {
        var code = options.province
        if code == nil, let districts = options.boundaries?.districts {
            do {
                let named = try BoundaryLayer.read(districts, of: .district).compactMap(\.parent)
                let counts = Dictionary(grouping: named) { $0 }.mapValues(\.count)
                code = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            } catch let error as SampleError {
                throw error
            } catch {
                throw .noUnits(file: districts.path, reason: "\(error)")
            }
        }
        guard let code, code != facts.code else { return Identity(code: facts.code, name: facts.name) }
        let known = VN2000.provinces.first { $0.code == code }
        return Identity(code: code, name: known?.name ?? code)
    }

    /// Builds the province and writes it into `folder`, which appears whole or not at all.
    ///
    /// - Parameters:
    ///   - folder: must not exist, be empty, or hold an earlier sample.
    ///   - progress: what is being done and how far it is, 0 … 1.
    /// - Throws: ``SampleError``, ``GeometryError``, ``StoreError``.
    public func write(
        to folder: String, progress: (String, Double) -> Void = { _, _ in }
    ) throws -> SampleReport {
        try OutputFolder.write(to: folder) { part in
            let output = SampleFiles(in: part)
            var report = try generate(into: output, progress: progress)
            report.folder = folder
            report.files = output.names.sorted()
            return report
        }
    }

    private func generate(into output: SampleFiles, progress: (String, Double) -> Void) throws -> SampleReport {
        progress("units", 0)
        var frame: Frame
        if let boundaries = options.boundaries {
            frame = try BoundaryFrame(
                boundaries: boundaries, facts: facts, province: province, seed: options.seed, crs: crs
            )
            .make()
        } else {
            frame = try FactsFrame.make(facts, seed: options.seed, crs: crs)
        }
        guard options.parcels >= 2 * frame.communes.count else {
            throw SampleError.tooFewParcels(asked: options.parcels, least: 2 * frame.communes.count)
        }
        let box = frame.communes.flatMap(\.faces).reduce(Box.empty) { box, face in
            face.outer.reduce(box) { $0.union(Box([frame.mesh[$1].metres])) }
        }
        let rivers = Rivers(seed: options.seed, box: box)
        let relief = options.terrain == .flat ? facts.flatRelief : facts.hillyRelief
        let terrain = TerrainModel(
            seed: options.seed, kind: options.terrain, relief: relief.metres, box: box, rivers: rivers)
        let urbanity = Urbanity(frame.communes, box: box)

        progress("stations", 0.05)
        let sites = StationPlan(
            seed: options.seed, peoplePerSite: facts.peoplePerSite, frame: frame, urbanity: urbanity
        ).sites()
        let subscribers = SubscriberTable(
            facts: facts.subscribers, frame: frame, urbanity: urbanity, seed: options.seed
        ).rows()

        progress("parcels", 0.1)
        let roadShare = facts.land.first { $0.code == "DGT" }?.recorded ?? 0.03
        let partition = Partition(seed: options.seed, target: options.parcels, roadShare: roadShare)
        let leaves = partition.leaves(&frame) { done, all in progress("parcels", 0.1 + 0.3 * Double(done) / Double(all))
        }
        let mosaic = Mosaic(leaves, mesh: frame.mesh)

        progress("land use", 0.4)
        var cover = LandAllocator(
            seed: options.seed, shares: facts.land, frame: frame, mosaic: mosaic, urbanity: urbanity,
            terrain: terrain, rivers: rivers
        ).cover()
        PlanAllocator(seed: options.seed, shares: facts.land, frame: frame, mosaic: mosaic, urbanity: urbanity)
            .plan(&cover)

        let writer = WorkspaceWriter(
            options: options, facts: facts, frame: frame, mosaic: mosaic, cover: cover, sites: sites,
            subscribers: subscribers, terrain: terrain)
        return try writer.write(to: output, progress: progress)
    }
}
