import Foundation
import Geometry
import Units

/// Communes made inside a district that is known only by its border: the district's face is cut
/// again and again by winding chords, smaller where people are denser.
///
/// DEPARTS: not a power diagram. A cut of a face works in any simple polygon, real district borders
/// included, and shares every vertex with the neighbour.
struct CommuneSplitter {
    let seed: UInt64

    struct Counts {
        var wards: Int
        var townships: Int
        var communes: Int
        var total: Int { wards + townships + communes }
    }

    /// - Parameters:
    ///   - attraction: where the province's people are densest, m.
    ///   - population: split over the communes exactly.
    func communes(
        of district: DistrictUnit, index: Int, counts: Counts, attraction: Coordinate, mesh: inout Mesh,
        names: inout UnitNames
    ) -> [CommuneUnit] {
        var random = RandomSource(seed: seed, stream: "communes", index: index)
        let whole = district.faces.map { mesh.moments(mesh.expanded($0.outer)) }
        guard let main = whole.indices.max(by: { whole[$0].area < whole[$1].area }) else { return [] }
        let radius = (whole[main].area / .pi).squareRoot()
        let centre = Self.town(near: whole[main].centroid, radius: radius, attraction: attraction)
        func crowding(_ c: Coordinate) -> Double {
            1 + 5 * exp(-hypot(c.x - centre.x, c.y - centre.y) / (0.4 * radius))
        }

        // The largest face is cut; other parts (islands) go to the first commune.
        var done: [[Int32]] = []
        var open: [(loop: [Int32], count: Int)] = [(district.faces[main].outer, counts.total)]
        while let (old, count) = open.popLast() {
            let loop = mesh.expanded(old)
            guard count > 1, let cut = cut(loop, mesh: &mesh, random: &random) else {
                done.append(loop)
                continue
            }
            let left = mesh.moments(cut.left), right = mesh.moments(cut.right)
            let wl = left.area * crowding(left.centroid), wr = right.area * crowding(right.centroid)
            let share = Int((Double(count) * wl / (wl + wr)).rounded())
            let leftCount = min(count - 1, max(1, share))
            open.append((cut.right, count - leftCount))
            open.append((cut.left, leftCount))
        }
        return describe(
            done, district: district, main: main, counts: counts, centre: centre, radius: radius, mesh: mesh,
            names: &names, random: &random)
    }

    /// The district's densest place: a third of its radius from the middle towards the attraction.
    private static func town(near middle: Coordinate, radius: Double, attraction: Coordinate) -> Coordinate {
        let dx = attraction.x - middle.x, dy = attraction.y - middle.y
        let distance = hypot(dx, dy)
        guard distance > 0 else { return middle }
        let reach = min(distance, radius / 3)
        return Coordinate(middle.x + dx / distance * reach, middle.y + dy / distance * reach)
    }

    private func cut(_ loop: [Int32], mesh: inout Mesh, random: inout RandomSource) -> ChordCut? {
        let m = mesh.moments(loop)
        let size = m.area.squareRoot()
        for attempt in 0..<8 {
            let turn = attempt < 5 ? random.uniform(-0.3...0.3) : random.uniform(-1.2...1.2)
            let shift = random.uniform(-0.15...0.15) * size
            let origin = Coordinate(m.centroid.x + cos(m.axis) * shift, m.centroid.y + sin(m.axis) * shift)
            guard
                let cut = mesh.cut(loop, through: origin, angle: m.axis + .pi / 2 + turn, smallestShare: 0.25)
            else { continue }
            let inner = mesh.wind(cut.from, cut.to, spacing: 150, amplitude: 0.025, random: &random)
            if !mesh.isSimple(mesh.expanded(cut.left)) || !mesh.isSimple(mesh.expanded(cut.right)) {
                mesh.unwind(cut.from, inner, cut.to)
            }
            return cut
        }
        return nil
    }

    private func describe(
        _ loops: [[Int32]], district: DistrictUnit, main: Int, counts: Counts, centre: Coordinate, radius: Double,
        mesh: Mesh, names: inout UnitNames, random: inout RandomSource
    ) -> [CommuneUnit] {
        let moments = loops.map { mesh.moments(mesh.expanded($0)) }
        // North to south, as lists are printed.
        let order = loops.indices.sorted {
            (-moments[$0].centroid.y, moments[$0].centroid.x) < (-moments[$1].centroid.y, moments[$1].centroid.x)
        }
        var weights: [Double] = []
        for i in order {
            let c = moments[i].centroid
            let near = 1 + 6 * exp(-hypot(c.x - centre.x, c.y - centre.y) / (0.35 * radius))
            weights.append(moments[i].area * near * exp(0.5 * random.normal()))
        }
        let people = Apportionment.split(district.population, by: weights, least: 200)
        let byDensity = order.indices.sorted {
            let a = Double(people[$0]) / moments[order[$0]].area, b = Double(people[$1]) / moments[order[$1]].area
            return a != b ? a > b : $0 < $1
        }
        var ranks = [String](repeating: "Xã", count: order.count)
        for (place, k) in byDensity.enumerated() {
            if place < counts.wards {
                ranks[k] = "Phường"
            } else if place < counts.wards + counts.townships {
                ranks[k] = "Thị trấn"
            }
        }
        var out: [CommuneUnit] = []
        for (k, i) in order.enumerated() {
            var faces = [Face(outer: loops[i])]
            if k == 0 { faces += district.faces.indices.filter { $0 != main }.map { district.faces[$0] } }
            let m = moments[i]
            let inside = mesh.contains(loops[i], m.centroid) ? m.centroid : mesh.innerPoint(loops[i])
            out.append(
                CommuneUnit(
                    code: district.code + (k < 9 ? "0" : "") + "\(k + 1)", name: names.next(number: k + 1),
                    rank: ranks[k], districtCode: district.code, districtName: district.name, population: people[k],
                    faces: faces, hub: inside,
                    area: faces.reduce(0) { $0 + mesh.area($1) }))
        }
        return out
    }
}
