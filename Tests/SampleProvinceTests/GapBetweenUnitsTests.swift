import Geometry
import Testing

@testable import SampleProvince

/// Two units around a gap too large to be given away, drawn as rings that start at any of their corners.
///
/// Corners in units of 10 km: the first has 0.35 square units, the second 0.4215, by the shoelace formula.
@Suite struct GapBetweenUnitsTests {
    private static let upper = [(3.0, 5.0), (3, 10), (13, 10), (13, 8), (11, 7.4)]
    private static let lower = [(3.0, 5.0), (2.5, 3), (11, 2), (11, 7.4), (13, 8), (13, 0), (0, 0)]

    private static func ring(_ corners: [(Double, Double)], from start: Int) -> [Coordinate] {
        let turned = Array(corners[start...] + corners[..<start])
        return (turned + [turned[0]]).map { Coordinate($0.0 * 1000, $0.1 * 1000) }
    }

    @Test(arguments: Array(0..<5), Array(0..<7))
    func areasDoNotHangOnWhereARingStarts(first: Int, second: Int) {
        let arrangement = Arrangement([[Self.ring(Self.upper, from: first)], [Self.ring(Self.lower, from: second)]])
        let areas = arrangement.faces.map { faces in faces.reduce(0) { $0 + arrangement.mesh.area($1) } / 1e6 }
        #expect(areas == [35, 42.15])
        #expect(arrangement.gapArea == 0)
    }
}
