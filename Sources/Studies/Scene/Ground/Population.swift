import GeoStore
import Geometry
import Province
import Units

/// Where people are, as points with weights: the census of each commune over its recorded residential land.
struct Population: Sendable {
    var x: [Double] = []
    var y: [Double] = []
    var weight: [Double] = []
    /// Piece each point lies in.
    var piece: [Int] = []
    /// People per piece; whole numbers that sum to the census of every commune with residential land.
    var peopleOfPiece: [Int] = []
    /// The same for the newer count; empty without one, nil where the commune has no row in it.
    var nowOfPiece: [Int?] = []
    /// People of communes without residential land, by commune.
    var unplaced: [Int]

    /// - Parameter frame: a piece gets one point per cell centre inside it, or one inner point when it holds none.
    init(communes: [AdministrativeUnit], land: ResidentialLand, frame: GridFrame, run: Run) throws {
        let (topology, pieces) = (Topology(), land.pieces)
        var byCommune = [[Int]](repeating: [], count: communes.count)
        for (i, piece) in pieces.enumerated() { byCommune[piece.commune].append(i) }
        peopleOfPiece = [Int](repeating: 0, count: pieces.count)
        unplaced = [Int](repeating: 0, count: communes.count)
        let hasNow = communes.contains { $0.peopleNow != nil }
        if hasNow { nowOfPiece = [Int?](repeating: nil, count: pieces.count) }
        for (commune, members) in byCommune.enumerated() {
            let people = communes[commune].people ?? 0
            let areas = members.map { land.areas[$0] }
            let parts = Apportionment.split(people, by: areas)
            for (member, part) in zip(members, parts) { peopleOfPiece[member] = part }
            if let now = communes[commune].peopleNow {
                for (member, part) in zip(members, Apportionment.split(now, by: areas)) { nowOfPiece[member] = part }
            }
            unplaced[commune] = people - parts.reduce(0, +)
        }
        for (i, piece) in pieces.enumerated() {
            if i.isMultiple(of: 256) { try run.check() }
            var points: [Coordinate] = []
            frame.forEachRun(inside: piece.shape) { row, columns in
                for column in columns { points.append(frame.centre(row: row, column: column)) }
            }
            if points.isEmpty { points = [try topology.interiorPoint(of: piece.shape)] }
            let share = Double(peopleOfPiece[i]) / Double(points.count)
            for point in points {
                x.append(point.x)
                y.append(point.y)
                weight.append(share)
                self.piece.append(i)
            }
        }
    }
}
