import GeoStore
import Geometry
import Propagation
import Units

extension LinkStudy {
    /// Every model's answer: first those that see the terrain.
    func predictions(_ ground: [Double], _ profile: TerrainProfile, isClear: Bool) -> [Prediction] {
        var terrain: [(String, () throws -> (loss: Decibels, cautions: [String]))] = [
            ("ITU-R P.1812-8", { try p1812(ground, profile) }),
            ("ITM (Longley-Rice)", { try irregularTerrain(ground, profile) }),
            ("free space and P.526 delta-Bullington", { try deltaBullington(ground, profile) }),
            ("free space and Deygout", { try deygout(ground, profile) }),
        ]
        if let curves { terrain.append(("ITU-R P.1546-6", { try curveLoss(curves, ground, profile) })) }
        // To a decimetre, which is how well it is known and how refusals print it.
        let distance = Length.metres((profile.length.metres * 10).rounded() / 10)
        let sight: Sight = isClear ? .lineOfSight : .obstructed
        let (base, terminal) = (from.height, to.height)
        let plain: [(String, () throws -> any PathLossModel)] = [
            ("free space", { try FreeSpace(carrier: carrier, baseHeight: base, terminalHeight: terminal) }),
            (
                "Hata family",
                {
                    try HataFamily(
                        carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: environment)
                }
            ),
            (
                "ECC-33",
                { try ECC33(carrier: carrier, baseHeight: base, terminalHeight: terminal, city: .smallMedium) }
            ),
            (
                "SUI, terrain B",
                { try SUI(carrier: carrier, baseHeight: base, terminalHeight: terminal, terrain: .moderate) }
            ),
            (
                "TR 38.901 RMa",
                { try RuralMacro(carrier: carrier, baseHeight: base, terminalHeight: terminal, sight: sight) }
            ),
        ]
        return terrain.map { answer($0.0, $0.1) }
            + plain.map { name, make in
                answer(name) {
                    let found = try make().prediction(atGroundDistance: distance)
                    return (found.loss, found.cautions.map(\.description))
                }
            }
    }

    private func answer(_ model: String, _ body: () throws -> (loss: Decibels, cautions: [String])) -> Prediction {
        do {
            let found = try body()
            return Prediction(model: model, answer: .loss(found.loss, cautions: found.cautions))
        } catch {
            return Prediction(model: model, answer: .refused("\(error)"))
        }
    }

    private func path(_ ground: [Double], _ profile: TerrainProfile) throws -> PathProfile {
        try PathProfile(step: profile.step.kilometres, ground: ground)
    }

    private func p1812(_ ground: [Double], _ profile: TerrainProfile) throws -> (Decibels, [String]) {
        let model = try P1812(carrier: carrier, polarisation: polarisation, climate: climate)
        let middle = profile.places[profile.places.count / 2]
        let ends = P1812.Ends(base: from.height, terminal: to.height, latitude: .degrees(middle.y))
        return (try model.loss(over: path(ground, profile), ends: ends), [])
    }

    private func irregularTerrain(_ ground: [Double], _ profile: TerrainProfile) throws -> (Decibels, [String]) {
        let model = try IrregularTerrainModel(
            carrier: carrier, transmitterHeight: from.height, receiverHeight: to.height, polarisation: polarisation,
            refractivity: climate.refractivity)
        let found = try model.prediction(heights: ground, step: profile.step)
        return (found.loss, found.warnings.texts)
    }

    private func deltaBullington(_ ground: [Double], _ profile: TerrainProfile) throws -> (Decibels, [String]) {
        let model = try DeltaBullington(carrier: carrier, polarisation: polarisation)
        let diffraction = try model.loss(over: path(ground, profile), base: from.height, terminal: to.height)
        return (try freeSpace(profile) + Decibels(diffraction.total), [])
    }

    private func deygout(_ ground: [Double], _ profile: TerrainProfile) throws -> (Decibels, [String]) {
        let loss = try Deygout(carrier: carrier)
            .loss(over: path(ground, profile), base: from.height, terminal: to.height)
        return (try freeSpace(profile) + loss, [])
    }

    private func freeSpace(_ profile: TerrainProfile) throws -> Decibels {
        try FreeSpace(carrier: carrier, baseHeight: from.height, terminalHeight: to.height)
            .pathLoss(atGroundDistance: profile.length)
    }
}
