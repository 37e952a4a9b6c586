public import GeoStore
import Geometry
import Propagation
public import Studies
import Units

/// Where each operator's technology reaches its threshold: whole cells of the coverage grid, as polygons.
public enum FootprintTable {
    public static func make(_ result: ZonesResult) -> FeatureTable {
        var columns = Columns<(layer: CoverageLayer, shape: Shape)>()
        columns.text("operator") { $0.layer.operator }
        columns.text("technology") { $0.layer.technology.rawValue }
        columns.real("threshold_dbm", digits: 2) { $0.layer.threshold.dBm }
        columns.real("area_km2", digits: 4) { Area.squareMetres($0.shape.area).squareKilometres }
        columns.integer("no_data_cells") { $0.layer.noDataCells }
        let rows = result.coverage.map { layer in
            let threshold = Float(layer.threshold.dBm)
            return (layer: layer, shape: CellPolygons.trace(layer.level) { $0 >= threshold })
        }
        return columns.table("footprints", rows, crs: result.crs) { $0.shape }
    }
}
