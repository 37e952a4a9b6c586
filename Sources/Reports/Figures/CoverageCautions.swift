import Propagation
import Studies

/// One reservation about the coverage of one technology, over all its operators.
struct TechnologyCaution {
    var technology: Technology
    var kind: Caution.Kind
    var input: String
    var values: ClosedRange<Double>
    var allowed: ClosedRange<Double>
    var unit: String
    var sectors: Int

    /// Cautions of the layers that differ in the operator only become one, its values the span of theirs.
    static func all(of result: ZonesResult) -> [TechnologyCaution] {
        var found: [TechnologyCaution] = []
        for technology in Technology.allCases {
            for layer in result.coverage where layer.technology == technology {
                for caution in layer.cautions {
                    let same = found.firstIndex {
                        $0.technology == technology && $0.kind == caution.kind && $0.input == caution.input
                            && $0.allowed == caution.allowed && $0.unit == caution.unit
                    }
                    guard let same else {
                        found.append(
                            TechnologyCaution(
                                technology: technology, kind: caution.kind, input: caution.input,
                                values: caution.values, allowed: caution.allowed, unit: caution.unit,
                                sectors: caution.sectors))
                        continue
                    }
                    let values = found[same].values
                    let low = min(values.lowerBound, caution.values.lowerBound)
                    let high = max(values.upperBound, caution.values.upperBound)
                    found[same].values = low...high
                    found[same].sectors += caution.sectors
                }
            }
        }
        return found
    }
}
