import GeoStore
import Sunset

/// Every number of a cost side with what it rests on.
enum ParameterTable {
    static func table(_ name: String, _ set: ParameterSet) -> FeatureTable {
        var columns = Columns<Parameter>()
        columns.text("name") { $0.name }
        columns.add("value", .real) { .real($0.value) }
        columns.add("low", .real) { .real($0.low) }
        columns.add("high", .real) { .real($0.high) }
        columns.text("unit") { $0.unit }
        columns.text("status") { $0.status.rawValue }
        columns.text("date") { $0.date }
        columns.text("source") { $0.source.en }
        return columns.table(name, set.parameters)
    }
}
