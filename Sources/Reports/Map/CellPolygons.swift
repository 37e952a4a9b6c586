public import GeoStore
public import Geometry
public import Units

/// Turns the cells of a raster that meet a condition into polygons along the cells' borders.
///
/// Cells that share an edge make one polygon; cells that meet at a corner only make two, touching there.
/// The polygons are valid and their area is the number of cells times the area of a cell, exactly as the
/// corners' coordinates allow. O(cells + vertices).
public enum CellPolygons {
    /// - Parameter isInside: asked for cells with data only; a cell without data is outside.
    public static func trace(_ raster: Raster, _ isInside: (Float) -> Bool) -> Shape {
        let inside = raster.values.map { $0.isFinite && isInside($0) }
        return trace(inside, frame: raster.frame)
    }

    /// - Parameter inside: one flag per cell, row by row from the north-west.
    public static func trace(_ inside: [Bool], frame: GridFrame) -> Shape {
        precondition(inside.count == frame.cellCount, "one flag per cell")
        let rings = CellRings(inside, columns: frame.columns, rows: frame.rows).all()
        func located(_ ring: CellRings.Ring) -> Geometry.Ring {
            Geometry.Ring(
                ring.vertices.map { vertex in
                    Coordinate(
                        frame.originX + Double(vertex.column) * frame.cellWidth,
                        frame.originY - Double(vertex.row) * frame.cellHeight)
                })
        }
        var polygons: [Polygon] = []
        var place: [Int: Int] = [:]
        for ring in rings where ring.isExterior {
            place[ring.region] = polygons.count
            polygons.append(Polygon(located(ring)))
        }
        for ring in rings where !ring.isExterior {
            if let index = place[ring.region] { polygons[index].holes.append(located(ring)) }
        }
        return .multiPolygon(polygons)
    }
}
