import GeoStore
import Sunset
import Units

/// Answers to targets in the form they were asked in: the target's columns, then `model`, `p10`, `p50`, `p90`.
enum ForecastCSV {
    static func table(_ answers: [TargetForecast]) -> FeatureTable {
        FeatureTable(
            name: "forecasts", crs: nil,
            fields: [
                FieldDefinition("file", .text), FieldDefinition("operator", .text), FieldDefinition("metric", .text),
                FieldDefinition("date", .date), FieldDefinition("model", .text), FieldDefinition("p10", .real),
                FieldDefinition("p50", .real), FieldDefinition("p90", .real),
            ],
            features: answers.enumerated().map { index, answer in
                let key = answer.target.key
                return Feature(
                    id: Int64(index + 1), shape: nil,
                    values: [
                        .text(key.file), .text(key.operator), .text(key.metric),
                        .text(answer.target.date.description), .text(answer.model), number(answer.range.p10),
                        number(answer.range.p50), number(answer.range.p90),
                    ])
            })
    }

    /// Whole lines from 1000 on, else four decimals: shares are counted in per cent.
    private static func number(_ value: Double) -> FieldValue {
        let scale = value >= 1000 ? 1.0 : 10_000
        return .real((value * scale).rounded() / scale)
    }
}
