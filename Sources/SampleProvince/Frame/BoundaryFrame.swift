import Foundation
import GeoStore
import Geometry
import Units

/// A frame on given boundaries: districts from a file, communes from a file or made inside them.
struct BoundaryFrame {
    let boundaries: BoundaryFiles
    let facts: ProvinceFacts
    let province: SampleProvince.Identity
    let seed: UInt64
    let crs: CRS

    /// ASSUMPTION: people per km² where neither census nor facts know a unit.
    private static let assumedDensity = 500.0
    /// ASSUMPTION: km² to a commune where the facts know no number.
    private static let assumedCommuneSize = 30.0

    func make() throws -> Frame {
        let districts = try BoundaryLayer.read(boundaries.districts, of: .district)
        var frame = Frame(
            crs: crs, provinceCode: province.code, provinceName: province.name, districts: [], communes: [],
            mesh: Mesh(),
            communesKnowDistrict: boundaries.communes == nil)
        if let communes = boundaries.communes {
            for unit in districts {
                frame.districts.append(
                    DistrictUnit(
                        code: unit.code, name: unit.name, rank: unit.rank, population: 0, faces: [], given: unit.shape))
            }
            try addCommunes(communes, districts: districts, to: &frame)
        } else {
            try cutDistricts(districts, to: &frame)
        }
        return frame
    }

    /// Communes of the file that lie mostly inside the districts (all of them under a filter).
    private func addCommunes(
        _ layer: BoundaryFiles.Layer, districts: [BoundaryLayer.Unit], to frame: inout Frame
    ) throws {
        let topology = Topology()
        var units = try BoundaryLayer.read(layer, of: .commune)
        if layer.filter == nil {
            let grid = try districts.map { try topology.makeValid(gridShape($0)) }
            let all = try topology.unaryUnion(grid)
            units = try units.filter { unit in
                let shape = try topology.makeValid(gridShape(unit))
                guard shape.box.intersects(all.box), shape.area > 0 else { return false }
                return try topology.intersection(shape, all).area > 0.5 * shape.area
            }
        }
        guard !units.isEmpty else {
            throw SampleError.noUnits(file: layer.path, reason: "no commune lies inside the districts")
        }
        let people = try boundaries.census.map { try Self.census($0) }
        let arrangement = try fit(units, note: "communes", &frame)
        var unknown = 0
        for (unit, faces) in zip(units, arrangement.faces) where !faces.isEmpty {
            let area = faces.reduce(0) { $0 + frame.mesh.area($1) }
            let population: Int
            if let people {
                population = people[unit.code] ?? 0
                if people[unit.code] == nil { unknown += 1 }
            } else {
                population = Int((Self.assumedDensity * area / 1e6).rounded())
            }
            frame.communes.append(
                CommuneUnit(
                    code: unit.code, name: unit.name, rank: unit.rank, districtCode: "",
                    districtName: unit.parent ?? "",
                    population: population, faces: faces, hub: Self.hub(faces, frame.mesh), area: area))
        }
        if unknown > 0 { frame.notes.append("\(unknown) communes are not in the census file: 0 people") }
        if people == nil {
            frame.notes.append("no census given: \(Int(Self.assumedDensity)) people per km² assumed")
        }
    }

    private func cutDistricts(_ districts: [BoundaryLayer.Unit], to frame: inout Frame) throws {
        let arrangement = try fit(districts, note: "districts", &frame)
        var nameSource = RandomSource(seed: seed, stream: "names")
        var names = UnitNames(random: &nameSource)
        let splitter = CommuneSplitter(seed: seed)
        for (unit, faces) in zip(districts, arrangement.faces) where !faces.isEmpty {
            let area = faces.reduce(0) { $0 + frame.mesh.area($1) }
            let known = facts.districts.first { $0.code == unit.code }
            frame.districts.append(
                DistrictUnit(
                    code: unit.code, name: unit.name, rank: unit.rank,
                    population: known?.population ?? Int((Self.assumedDensity * area / 1e6).rounded()), faces: faces,
                    given: unit.shape))
        }
        let attraction = densest(frame)
        for (index, district) in frame.districts.enumerated() {
            let known = facts.districts.first { $0.code == district.code }
            let area = district.faces.reduce(0) { $0 + frame.mesh.area($1) } / 1e6
            let counts =
                known.map {
                    CommuneSplitter.Counts(wards: $0.wards, townships: $0.townships, communes: $0.communes)
                }
                ?? CommuneSplitter.Counts(
                    wards: 0, townships: 1, communes: max(2, Int((area / Self.assumedCommuneSize).rounded())))
            frame.communes += splitter.communes(
                of: district, index: index, counts: counts, attraction: attraction, mesh: &frame.mesh, names: &names)
        }
    }

    /// Mean of the districts' middles, weighed by people and density.
    private func densest(_ frame: Frame) -> Coordinate {
        var sum = Coordinate(0, 0)
        var weight = 0.0
        for district in frame.districts {
            guard let face = district.faces.first else { continue }
            let m = frame.mesh.moments(frame.mesh.expanded(face.outer))
            let w = Double(district.population) * Double(district.population) / max(1, m.area)
            sum.x += w * m.centroid.x
            sum.y += w * m.centroid.y
            weight += w
        }
        return weight > 0 ? Coordinate(sum.x / weight, sum.y / weight) : sum
    }

    private func gridShape(_ unit: BoundaryLayer.Unit) throws -> Shape {
        try Transformer(from: unit.shape.crs, to: crs).transform(unit.shape.shape)
    }

    private func fit(_ units: [BoundaryLayer.Unit], note: String, _ frame: inout Frame) throws -> Arrangement {
        let topology = Topology()
        let rings = try units.map { unit -> [[Coordinate]] in
            try topology.makeValid(gridShape(unit)).polygons.flatMap { polygon in
                ([polygon.exterior] + polygon.holes).map(\.coordinates)
            }
        }
        let arrangement = Arrangement(rings)
        frame.mesh = arrangement.mesh
        if arrangement.overlapArea > 1 || arrangement.gapArea > 1 {
            frame.notes.append(
                "\(note) made to fit on the millimetre grid: "
                    + "\(Fixed.text(arrangement.overlapArea / 1e6, decimals: 3)) km² of overlaps left to the first, "
                    + "\(Fixed.text(arrangement.gapArea / 1e6, decimals: 3)) km² of gaps given to the neighbour")
        }
        return arrangement
    }

    private static func hub(_ faces: [Face], _ mesh: Mesh) -> Coordinate {
        let moments = faces.map { mesh.moments($0.outer) }
        guard let main = faces.indices.max(by: { moments[$0].area < moments[$1].area }) else { return Coordinate(0, 0) }
        let c = moments[main].centroid
        return mesh.contains(faces[main], c) ? c : mesh.innerPoint(faces[main].outer)
    }

    /// People by code; a code that occurs twice counts once, the larger figure.
    private static func census(_ census: BoundaryFiles.Census) throws(SampleError) -> [String: Int] {
        let table = try FactTable(path: census.path, columns: [census.codeField, census.populationField])
        var out: [String: Int] = [:]
        for row in table.rows {
            guard let code = row.cells[census.codeField], !code.isEmpty else { continue }
            let text = row.cells[census.populationField] ?? ""
            if text.isEmpty { continue }
            guard let number = Double(text), number >= 0, number < 1e8 else {
                throw .malformedFact(
                    file: row.file, line: row.line, column: census.populationField, value: text,
                    expected: "a number of people")
            }
            out[code] = max(out[code] ?? 0, Int(number.rounded()))
        }
        return out
    }
}
