import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// What stands around a terminal in each cell of the maps.
struct StudyGrid: Sendable {
    let frame: GridFrame
    /// One class per cell by the land alone.
    let land: [UInt8]
    /// The same with ``Environment/noData`` where the terrain is void.
    let environment: [UInt8]
    let voidCells: Int

    /// Population density from which residential land of a ward counts as urban in Hata's sense, people/km².
    ///
    /// ASSUMPTION: below it wards are built like Hata's suburban class: houses and trees along roads.
    static let urbanDensity = 5000.0

    /// Cells aligned to multiples of their size, m, covering the communes.
    static func frame(around communes: [AdministrativeUnit], cell: Double) -> GridFrame {
        GridFrame(covering: communes.reduce(Box.empty) { $0.union($1.shape.box) }, cell: cell)
    }

    init(world: World, catalogue: LandUseCatalogue, frame: GridFrame, run: Run) throws {
        self.frame = frame
        // Communes first, as bits of their own, so that land use can be told urban or not cell by cell.
        let isDense = Self.denseWards(of: world, frame)
        var land = [UInt8](repeating: Environment.open.rawValue, count: frame.cellCount)
        for (number, parcel) in world.parcels.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            let kind = Self.environment(of: parcel.use, catalogue: catalogue)
            guard kind != .open else { continue }
            frame.forEachRun(inside: parcel.shape) { row, columns in
                for cell in frame.cells(row: row, columns) {
                    land[cell] = (kind == .urban && !isDense[cell] ? Environment.suburban : kind).rawValue
                }
            }
        }
        self.land = land
        let voids = try world.terrain.map { try Self.voids(of: $0, under: frame, in: world.workspace.crs, run) } ?? []
        for cell in voids { land[cell] = Environment.noData }
        (environment, voidCells) = (land, voids.count)
    }

    /// Cells in wards of ``urbanDensity`` and more.
    static func denseWards(of world: World, _ frame: GridFrame) -> [Bool] {
        var isDense = [Bool](repeating: false, count: frame.cellCount)
        for commune in world.communes where commune.rank?.isUrban ?? false {
            let density = Double(commune.people ?? 0) / max(commune.geodesicArea.squareKilometres, 1e-6)
            guard density >= urbanDensity else { continue }
            frame.forEachRun(inside: commune.shape) { row, columns in
                for cell in frame.cells(row: row, columns) { isDense[cell] = true }
            }
        }
        return isDense
    }

    /// ASSUMPTION: built land and tree crops count as suburban, residential and trade land of dense wards as urban,
    /// fields, water and bare land as open. P.1812 takes heights from ``ClutterTable`` instead.
    private static func environment(of use: LandUse, catalogue: LandUseCatalogue) -> Environment {
        var found = Environment.open
        for part in use.parts {
            guard let code = catalogue.code(of: part) else { continue }
            let kind: Environment
            if code.isResidential || code.code == "TMD" {
                kind = .urban
            } else if code.has(.water) || code.has(.rice) || code.group == .unused {
                kind = .open
            } else if code.group == .nonAgricultural || code.has(.forest) || code.has(.protectedForest)
                || code.code == "CLN"
            {
                kind = .suburban
            } else {
                kind = .open
            }
            if kind.rawValue > found.rawValue { found = kind }
        }
        return found
    }

    /// Cells over terrain voids and outside the terrain's tiles, rising.
    private static func voids(
        of terrain: Raster, under frame: GridFrame, in crs: CRS, _ run: Run
    ) throws -> [Int] {
        guard let terrainCRS = terrain.crs else { return [] }
        let transformer = try Transformer(from: crs, to: terrainCRS)
        var corners = frame.box.corners
        try transformer.transform(inPlace: &corners)
        let inside = corners.allSatisfy { terrain.frame.cell(containing: $0) != nil }
        if terrain.noDataCount == 0 && inside { return [] }
        var voids: [Int] = []
        for row in 0..<frame.rows {
            try run.check()
            var centres = (0..<frame.columns).map { frame.centre(row: row, column: $0) }
            try transformer.transform(inPlace: &centres)
            for column in 0..<frame.columns where terrain.nearest(at: centres[column]) == nil {
                voids.append(frame.number(row: row, column: column))
            }
        }
        return voids
    }
}
