import GeoStore
public import Propagation

/// Reads the land curves of ITU-R P.1546-6 from a folder of the user's.
///
/// Nine files `land_<MHz>_<percent of time>.csv`, e.g. `land_600_50.csv`: a column `d_km` from 1 to 1000 and one per height
/// of the base antenna, `10`, `20`, `37.5`, `75`, `150`, `300`, `600`, `1200` (m), with dB(µV/m) for 1 kW e.r.p.
public enum CurveFolder {
    /// - Throws: ``StudyError`` naming the file.
    public static func read(_ folder: String) throws(StudyError) -> FieldStrengthCurves {
        try StudyError.wrap(folder) {
            try FieldStrengthCurves(
                tables: FieldStrengthCurves.frequencies.map { frequency in
                    try FieldStrengthCurves.times.map { time in
                        try table(folder + "/land_\(Int(frequency))_\(Int(time)).csv")
                    }
                })
        }
    }

    private static func table(_ path: String) throws(StudyError) -> FieldStrengthCurves.Table {
        try StudyError.wrap(path) {
            let rows = try CSVTable(path).rows
            return try FieldStrengthCurves.Table(
                distances: rows.map { try $0.number("d_km") },
                fields: rows.map { row in
                    try FieldStrengthCurves.heights.map { height in
                        try row.number(height == height.rounded() ? String(Int(height)) : String(height))
                    }
                })
        }
    }
}
