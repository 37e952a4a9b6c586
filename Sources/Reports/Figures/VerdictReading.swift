import PermitRules

/// What reports tell of one verdict, read in one place.
struct VerdictReading {
    let verdict: Verdict

    init(_ verdict: Verdict) { self.verdict = verdict }

    /// Findings that hold back a mast: everything but a plain "allowed", "required", "exempt" or "meets".
    var obstacles: [Finding] {
        verdict.findings.filter { finding in
            switch finding.outcome {
            case .land(let outcome), .other(let outcome): outcome != .allowed
            case .permit(let outcome): outcome == .unknown
            case .province(let outcome): outcome == .shareOrMove || outcome == .notMet
            }
        }
    }

    var rules: [String] { verdict.findings.map(\.rule).uniqued() }
    var bases: [LegalBasis] { verdict.findings.flatMap(\.bases).uniqued() }
    var conditionIDs: [String] { verdict.conditions.map(\.id).uniqued() }
    var missingIDs: [String] { verdict.missing.map(\.fact.rawValue).uniqued() }

    /// `31/2024/QH15 Đ218 k1 g [R]; …`
    var basesLine: String {
        bases.map { "\($0.number) \($0.place) [\($0.mark.rawValue)]" }.uniqued().joined(separator: "; ")
    }
}
