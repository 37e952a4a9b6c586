import GeoStore
public import Geometry
public import Propagation

/// Where an operator says it covers with one technology.
public struct CoverageClaim: Sendable {
    public let `operator`: String
    public let technology: Technology
    /// In the study's CRS.
    public let shape: Shape
}

/// Reads the areas operators give out as covered.
struct ClaimImport {
    let workspace: Workspace
    let province: Workspace.Province
    /// Those of the station list; others are doubted, their claims have no prediction beside them.
    let operators: OperatorNames

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> [CoverageClaim] {
        var claims: [CoverageClaim] = []
        for claim in province.claims {
            let table = try reader.read(claim.layer, role: "claims", as: .areas)
            let fields = try reader.indices(of: claim.layer, in: table)
            var gate = SourceGate(source: claim.layer.source, unread: 0)
            for feature in table.features {
                guard let shape = feature.shape else {
                    gate.lose("no position")  // the reader's ledger has it
                    continue
                }
                if let claim = self.claim(feature, shape, of: claim, fields, &reader, &gate) { claims.append(claim) }
            }
            try gate.check(of: table.features.count)
        }
        return claims
    }

    private func claim(
        _ feature: Feature, _ shape: Shape, of claim: Workspace.Claim, _ fields: [String: Int],
        _ reader: inout LayerImport, _ gate: inout SourceGate
    ) -> CoverageClaim? {
        func refuse(_ defect: Defect, _ detail: String) -> CoverageClaim? {
            gate.lose(detail)
            reader.add(claim.layer, feature.id, defect, .setAside, detail)
            return nil
        }
        guard let stated = feature.text(fields["operator"]) ?? claim.operator else {
            return refuse(.missingValue, "claimed coverage without an operator")
        }
        let word = feature.text(fields["technology"])
        guard let technology = word.map({ Technology(listed: $0) }) ?? claim.technology else {
            return refuse(.badValue, "technology “\(word ?? "")” of claimed coverage; known: \(Technology.listed)")
        }
        let owner = operators[stated] ?? stated
        if operators[stated] == nil {
            reader.add(
                claim.layer, feature.id, .unmatched, .noted,
                "“\(owner)” claims coverage and has no station in the list; its name may be spelt otherwise there")
        }
        return CoverageClaim(operator: owner, technology: technology, shape: shape)
    }
}
