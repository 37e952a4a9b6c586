/// What every model is, for which inputs its source vouches for it, and how it was tested.
public struct ModelCard: Hashable, Sendable, Codable {
    /// A set of reference values a model was held against.
    public struct Evidence: Hashable, Sendable, Codable {
        /// As `scripts/accept-vectors` names it, or what else it is.
        public let set: String
        public let cases: Int
        /// dB; the error of the values as printed where they are rounded.
        public let worstError: Double
    }

    public let name: String
    /// Publisher, number, edition.
    public let source: String
    /// Each input with its interval.
    public let inputs: [String]
    /// Empty where no reference values are public; such models are held by identities.
    public let evidence: [Evidence]

    public var cases: Int { evidence.reduce(0) { $0 + $1.cases } }
    public var worstError: Double? { evidence.map(\.worstError).max() }
}

extension Domain: CustomStringConvertible {
    /// Name and allowed interval, as in errors: "carrier 150…1500 MHz".
    public var description: String {
        let separator = Q.printedUnit == "°" ? "" : " "
        return "\(name) \(printed(allowed.lowerBound.printedValue))…\(printed(allowed.upperBound.printedValue))"
            + separator + Q.printedUnit
    }
}

extension ModelCard {
    /// All models, those that see the terrain first. A test computes each line of evidence again.
    public static let all: [ModelCard] = [
        ModelCard(
            name: "P.1812", source: "ITU-R P.1812-8 (2025)",
            inputs: ["\(P1812.carriers)", "\(P1812.heights)", "\(P1812.distances)", "time 1…50 %", "locations 1…99 %"],
            evidence: [
                Evidence(set: "p1812-official", cases: 36, worstError: 1e-7),
                Evidence(set: "gen-terrain/p1812", cases: 240, worstError: 1e-9),
            ]),
        ModelCard(
            name: "ITM (Longley-Rice)", source: "NTIA ITS Irregular Terrain Model 1.2.2, reference implementation 1.4",
            inputs: [
                "\(IrregularTerrainModel.carriers)", "\(IrregularTerrainModel.heights)",
                "\(IrregularTerrainModel.distances)",
            ],
            evidence: [
                Evidence(set: "gen-terrain/itm_p2p", cases: 240, worstError: 1e-9),
                Evidence(set: "gen-terrain/itm_area", cases: 60, worstError: 1e-9),
                Evidence(set: "itm-official/p2p", cases: 5, worstError: 0.005),
                Evidence(set: "itm-official/area", cases: 5, worstError: 0.05),
            ]),
        ModelCard(
            name: "P.526 delta-Bullington", source: "ITU-R P.526-15 (2019), section 4.5",
            inputs: ["\(DeltaBullington.carriers)", "\(DeltaBullington.heights)"],
            evidence: [
                Evidence(set: "p526-delta-bullington", cases: 10, worstError: 0.005),
                Evidence(set: "p452-official", cases: 350, worstError: 1e-5),
            ]),
        ModelCard(
            name: "Deygout", source: "J. Deygout 1966, ITU-R P.526-15, section 4.4.2",
            inputs: ["\(DeltaBullington.carriers)", "\(DeltaBullington.heights)"], evidence: []),
        ModelCard(
            name: "P.1546, land", source: "ITU-R P.1546-6 (2019), curves from the user",
            inputs: ["\(P1546.carriers)", "\(P1546.baseHeights)", "\(P1546.distances)", "time 1…50 %"], evidence: []),
        ModelCard(
            name: "free space", source: "ITU-R P.525-4 (2019)",
            inputs: ["\(FreeSpace.carriers)", "\(FreeSpace.heights)", "\(FreeSpace.distances)"], evidence: []),
        ModelCard(
            name: "Okumura-Hata", source: "M. Hata 1980; ITU-R P.529-3",
            inputs: [
                "\(OkumuraHata.carriers)", "\(OkumuraHata.baseHeights)", "\(OkumuraHata.terminalHeights)",
                "\(OkumuraHata.distances)",
            ],
            evidence: hataEvidence),
        ModelCard(
            name: "COST 231-Hata", source: "COST 231 Final Report 1999, section 4.4.1",
            inputs: [
                "\(COST231Hata.carriers)", "\(COST231Hata.baseHeights)", "\(COST231Hata.terminalHeights)",
                "\(COST231Hata.distances)",
            ],
            evidence: hataEvidence),
        ModelCard(
            name: "Hata family", source: "the two above, continued for coverage maps (Documentation/Models.md)",
            inputs: [
                "\(HataFamily.carriers)", "\(HataFamily.baseHeights)", "\(HataFamily.terminalHeights)",
                "\(HataFamily.distances)",
            ],
            evidence: []),
        ModelCard(
            name: "ECC-33", source: "ECC Report 33 (2003)",
            inputs: ["\(ECC33.carriers)", "\(ECC33.baseHeights)", "\(ECC33.terminalHeights)", "\(ECC33.distances)"],
            evidence: hataEvidence),
        ModelCard(
            name: "SUI", source: "IEEE 802.16.3c-01/29r4 (2001)",
            inputs: ["\(SUI.carriers)", "\(SUI.baseHeights)", "\(SUI.terminalHeights)", "\(SUI.distances)"],
            evidence: hataEvidence),
        ModelCard(
            name: "TR 38.901 UMa, UMi, RMa", source: "3GPP TR 38.901 V16.1.0, Table 7.4.1-1",
            inputs: ["carrier 500…100000 MHz (RMa 30000)", "distance 10…5000 m (RMa 10000)"],
            evidence: hataEvidence),
        ModelCard(
            name: "clutter at the terminal", source: "ITU-R P.2108-1 (2021)",
            inputs: ["\(TerminalClutter.carriers)", "\(ClutterStatistics.terrestrialCarriers) (statistics)"],
            evidence: [Evidence(set: "p2108-official", cases: 25, worstError: 0.0525)]),
        ModelCard(
            name: "building entry", source: "ITU-R P.2109-1 (2019)", inputs: ["\(BuildingEntryLoss.carriers)"],
            evidence: [Evidence(set: "p2109-crc", cases: 1200, worstError: 1e-8)]),
        ModelCard(
            name: "woodland", source: "ITU-R P.833-10 (2021), section 2.1",
            inputs: ["carrier 105.9…2200 MHz by kind of wood"], evidence: []),
    ]

    /// One file has the values of all empirical models.
    private static let hataEvidence = [
        Evidence(set: "empirical/formula", cases: 320, worstError: 1e-9),
        Evidence(set: "empirical/ns-3", cases: 15, worstError: 0.005),
    ]
}
