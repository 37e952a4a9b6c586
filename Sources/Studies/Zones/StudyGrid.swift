import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// The cells coverage is computed on, and what stands around a terminal in each.
struct StudyGrid {
    let frame: GridFrame
    /// One class per cell, ``Environment/noData`` where the terrain is void.
    private(set) var environment: [UInt8]
    private(set) var voidCells = 0

    /// Population density from which residential land of a ward counts as urban in Hata's sense, people/km².
    ///
    /// ASSUMPTION: below it wards are built like Hata's suburban class: houses and trees along roads.
    static let urbanDensity = 5000.0

    /// Cells aligned to multiples of their size, covering the communes.
    init(communes: [AdministrativeUnit], cell: Double) {
        let box = communes.reduce(Box.empty) { $0.union($1.shape.box) }
        let west = (box.minX / cell).rounded(.down) * cell
        let north = (box.maxY / cell).rounded(.up) * cell
        frame = GridFrame(
            originX: west, originY: north, cellWidth: cell, cellHeight: cell,
            columns: max(1, Int(((box.maxX - west) / cell).rounded(.up))),
            rows: max(1, Int(((north - box.minY) / cell).rounded(.up))))
        environment = [UInt8](repeating: Environment.open.rawValue, count: frame.cellCount)
    }

    mutating func classify(_ world: World, catalogue: LandUseCatalogue, run: Run) throws(Cancelled) {
        let fill = CellFill(frame: frame)
        // Communes first, as bits of their own, so that land use can be told urban or not cell by cell.
        let isDense = Self.denseWards(of: world, fill)
        for (number, parcel) in world.parcels.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            let kind = Self.environment(of: parcel.use, catalogue: catalogue)
            guard kind != .open else { continue }
            fill.runs(of: parcel.shape) { row, first, last in
                for cell in (row * frame.columns + first)...(row * frame.columns + last) {
                    environment[cell] = (kind == .urban && !isDense[cell] ? Environment.suburban : kind).rawValue
                }
            }
        }
    }

    /// Cells in wards of ``urbanDensity`` and more.
    static func denseWards(of world: World, _ fill: CellFill) -> [Bool] {
        var isDense = [Bool](repeating: false, count: fill.frame.cellCount)
        for commune in world.communes where commune.rank?.isUrban ?? false {
            let density = Double(commune.people ?? 0) / max(commune.geodesicArea.squareKilometres, 1e-6)
            guard density >= urbanDensity else { continue }
            fill.runs(of: commune.shape) { row, first, last in
                for column in first...last { isDense[row * fill.frame.columns + column] = true }
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

    /// Marks cells over terrain voids and outside the terrain's tiles.
    mutating func markVoids(of terrain: Raster, in crs: CRS, run: Run) throws {
        guard let terrainCRS = terrain.crs else { return }
        let transformer = try Transformer(from: crs, to: terrainCRS)
        var corners = frame.box.corners
        try transformer.transform(inPlace: &corners)
        let inside = corners.allSatisfy { terrain.frame.cell(containing: $0) != nil }
        if terrain.noDataCount == 0 && inside { return }
        var centres: [Coordinate] = []
        centres.reserveCapacity(frame.columns)
        for row in 0..<frame.rows {
            try run.check()
            centres.removeAll(keepingCapacity: true)
            for column in 0..<frame.columns { centres.append(frame.centre(row: row, column: column)) }
            try transformer.transform(inPlace: &centres)
            for column in 0..<frame.columns where terrain.nearest(at: centres[column]) == nil {
                environment[row * frame.columns + column] = Environment.noData
                voidCells += 1
            }
        }
    }

    func cell(at position: Coordinate) -> Int? {
        guard let (row, column) = frame.cell(containing: position) else { return nil }
        return row * frame.columns + column
    }
}
