import Foundation
import Geometry
import Units

/// A frame from hand-entered facts alone: a convex outline of the right area, districts as cells of
/// a power diagram that have the right areas, winding borders, communes cut inside.
enum FactsFrame {
    static func make(_ facts: ProvinceFacts, seed: UInt64, crs: CRS) throws -> Frame {
        let toGrid = try Transformer(from: .wgs84, to: crs)
        var sites: [Coordinate] = []
        for district in facts.districts {
            sites.append(try toGrid.transform(Coordinate(district.longitude, district.latitude)))
        }
        // The districts' areas are scaled to the province's natural area.
        let listed = facts.districts.reduce(0) { $0 + $1.area.squareMetres }
        let areas = facts.districts.map { $0.area.squareMetres * facts.area.squareMetres / listed }
        let outline = Outline.fitted(centres: sites, areas: areas)
        let diagram = PowerDiagram(outline: outline, sites: sites, areas: areas)

        var frame = Frame(
            crs: crs, provinceCode: facts.code, provinceName: facts.name, districts: [], communes: [], mesh: Mesh(),
            communesKnowDistrict: true)
        let loops = weld(diagram.cells, into: &frame.mesh)
        windBorders(loops, mesh: &frame.mesh, seed: seed)
        for (district, loop) in zip(facts.districts, loops) {
            frame.districts.append(
                DistrictUnit(
                    code: district.code, name: district.name, rank: district.rank, population: district.population,
                    faces: [Face(outer: loop)], given: nil))
        }

        let people = Double(facts.population)
        var attraction = Coordinate(0, 0)
        for (district, site) in zip(facts.districts, sites) {
            attraction.x += site.x * Double(district.population) / people
            attraction.y += site.y * Double(district.population) / people
        }
        var nameSource = RandomSource(seed: seed, stream: "names")
        var names = UnitNames(random: &nameSource)
        let splitter = CommuneSplitter(seed: seed)
        for (index, district) in facts.districts.enumerated() {
            let counts = CommuneSplitter.Counts(
                wards: district.wards, townships: district.townships, communes: district.communes)
            frame.communes += splitter.communes(
                of: frame.districts[index], index: index, counts: counts, attraction: attraction, mesh: &frame.mesh,
                names: &names)
        }
        return frame
    }

    /// Gives corners that lie within a metre of each other one vertex, and puts corners that lie on
    /// another cell's edge on that edge.
    static func weld(_ cells: [[Coordinate]], into mesh: inout Mesh) -> [[Int32]] {
        var loops: [[Int32]] = []
        var known: [Int32] = []
        for cell in cells {
            var loop: [Int32] = []
            for corner in cell {
                let point = GridPoint(metres: corner)
                let vertex: Int32
                if let near = known.first(where: { mesh[$0].distance(to: point) < 1000 }) {
                    vertex = near
                } else {
                    vertex = mesh.add(point)
                    known.append(vertex)
                }
                if loop.last != vertex, loop.first != vertex { loop.append(vertex) }
            }
            loops.append(loop)
        }
        for i in loops.indices {
            var out: [Int32] = []
            for (k, a) in loops[i].enumerated() {
                let b = loops[i][(k + 1) % loops[i].count]
                out.append(a)
                let between = known.filter {
                    $0 != a && $0 != b && mesh[$0].distance(toSegment: mesh[a], mesh[b]) < 1000
                }
                out += between.sorted { mesh[$0].distance(to: mesh[a]) < mesh[$1].distance(to: mesh[a]) }
            }
            loops[i] = out
        }
        return loops
    }

    /// Every border edge once, in the order of the loops; an edge goes back to straight when a
    /// district would cross itself.
    private static func windBorders(_ loops: [[Int32]], mesh: inout Mesh, seed: UInt64) {
        var random = RandomSource(seed: seed, stream: "borders")
        var done: Set<[Int32]> = []
        for loop in loops {
            for (k, a) in loop.enumerated() {
                let b = loop[(k + 1) % loop.count]
                guard done.insert([min(a, b), max(a, b)]).inserted else { continue }
                let inner = mesh.wind(a, b, spacing: 150, amplitude: 0.03, random: &random)
                let touched = loops.filter { $0.contains(a) && $0.contains(b) }
                if !touched.allSatisfy({ mesh.isSimple(mesh.expanded($0)) }) { mesh.unwind(a, inner, b) }
            }
        }
    }
}
