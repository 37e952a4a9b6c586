import Foundation
import Units

/// All of P.1812-8 that follows the profile analysis, for sixteen paths at once in single precision.
///
/// For 50 % of the time over inland paths, where the Recommendation loses its terms of p and β0 except in ducting.
/// Lbulls is taken by the closed form of Attachment 4. Equation numbers are those of P.1812-8 Annex 1.
struct LossKernel: Sendable {
    private let frequency, wavelength, root, nuScale: Float  // GHz, m, f^(1/3), √f
    private let radius, curvature: Float  // ae, km; 500/ae
    private let admittance: Float  // K of (29) without (a)^(−1/3)
    private let freeSpaceAtOneKilometre, ductingFixed, scatterFixed, specific: Float  // dB
    /// What location variability adds, dB.
    private let spread: Float

    init(_ model: P1812) {
        let f = model.carrier.gigahertz
        let ae = model.climate.effectiveRadius
        frequency = Float(f)
        wavelength = Float(0.2998 / f)
        root = Float(cbrt(f))
        nuScale = Float(f.squareRoot())
        radius = Float(ae)
        curvature = Float(500 / ae)
        admittance = Float(model.constants.earth.landAdmittance)
        freeSpaceAtOneKilometre = Float(92.4 + 20 * log10(f))
        let lowFrequency = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0  // (47a)
        ductingFixed = Float(102.45 + 20 * log10(f) + lowFrequency)
        let octaves = log10(f / 2)
        scatterFixed = Float(
            190.1 + 25 * log10(f) - 2.5 * octaves * octaves - 0.15 * model.climate.refractivity)
        specific = Float(5e-5 * ae * cbrt(f))  // (51)
        spread = Float(-NormalTail.quantile(model.locations / 100) * model.locationDeviation.decibels)
    }

    /// Basic transmission loss of paths `first` … `first` + 15, dB.
    @inline(never)
    func losses(_ paths: borrowing PathFeatures, _ first: Int) -> Lanes {
        let d = paths.lanes(.distance, first)
        let hte = paths.lanes(.transmitter, first), hre = paths.lanes(.receiver, first)
        let (rootT, rootR) = (hte.root, hre.root)

        let terrain = bullington(paths.lanes(.nu, first) * nuScale, d)
        // (22), with 0.0316 = √0.001
        let isInSight = ((2 * radius).squareRoot() * 0.031622777 * (rootT + rootR)).above(d)
        let clear = clearance(d, hte, hre, isInSight)
        let beyond = smoothNu(d, hte, hre)
        let smooth = bullington(beyond.or(clear.nu, where: isInSight), d)
        let ratio = d / (rootT + rootR)
        let earth = firstTerm(
            d, hte, hre, radius: Lanes(all: radius).or(500 * ratio * ratio, where: isInSight))
        // (27); a share below 0 means clearance enough.
        let share = (1 - clear.share).raised(by: 0)
        let spherical = earth.or(share * earth.raised(by: 0), where: isInSight)
        let diffraction = terrain + (spherical - smooth).raised(by: 0)  // (39)

        let rise = paths.lanes(.rise, first) * 0.001
        let logD = d.log10
        let freeSpace = freeSpaceAtOneKilometre + 10 * (d * d + rise * rise).log10  // (8)
        let withDiffraction = freeSpace + diffraction  // (42), (43)

        let thetaT = 1000 * (paths.lanes(.transmitterSlope, first) * 0.001).arcTangent
        let thetaR = 1000 * (paths.lanes(.receiverSlope, first) * 0.001).arcTangent
        let theta = 1000 / radius * d + thetaT + thetaR  // (84)
        let ducting = ducting(paths, first, d: d, logD: logD, thetaT: thetaT, thetaR: thetaR)

        // (60) with the larger exponent outside.
        let (more, less) = (ducting.raised(by: freeSpace), ducting.lowered(by: freeSpace))
        let least = more + 2.5 * (1 + ((less - more) * 0.4).exp).ln
        let angleFactor = 0.5 - 0.5 * (8 * (theta - 0.3)).tanh  // (57)
        let distanceFactor = 0.5 - 0.5 * (0.075 * (d - 20)).tanh  // (58)
        let either = withDiffraction.or(
            least + (withDiffraction - least) * distanceFactor, where: least.notAbove(withDiffraction))  // (61)
        let modified = either + (withDiffraction - either) * angleFactor  // (62)
        let scatter = scatterFixed + 20 * logD + 0.573 * theta  // (44)
        let (low, high) = (scatter.lowered(by: modified), scatter.raised(by: modified))
        let combined = low - 5 * (1 + (-0.66438562 * (high - low)).exp2).log10  // (63)
        return freeSpace.raised(by: combined + spread)  // (69)
    }

    /// Eq. (12), (21).
    @inline(always)
    private func bullington(_ nu: Lanes, _ d: Lanes) -> Lanes {
        // Kept from the cancellation of u + √(u² + 1) far below zero, where the loss is nil anyway.
        let u = (nu - 0.1).raised(by: -1)
        let edge = (6.9 + 20 * ((u * u + 1).root + u).log10).or(0, where: nu.notAbove(-0.78))
        return edge + (1 - (edge * (-1 / 6)).exp) * (10 + 0.02 * d)
    }

    /// Smallest clearance over the smooth Earth: as a share of the required one, (23)–(25), and as ν, (105).
    @inline(always)
    private func clearance(_ d: Lanes, _ hte: Lanes, _ hre: Lanes, _ isInSight: LaneMask) -> (
        share: Lanes, nu: Lanes
    ) {
        let sum = hte + hre
        let c = (hte - hre) / sum  // (24d)
        let m = 250 / radius * d * d / sum  // (24e)
        let m1 = m + 1
        let sine = (1.5 * c * (3 * m / (m1 * m1 * m1)).root).lowered(by: 1).raised(by: -1)
        let b = 2 * (m1 / (3 * m)).root * sine.cubicRoot  // (24c)
        let halves = (0.5 * d * (1 + b)).lowered(by: 0.9999 * d).raised(by: 0.0001 * d)
        // Beyond the horizon the lanes only have to stay finite.
        let d1 = (0.5 * d).or(halves, where: isInSight)  // (24a)
        let d2 = d - d1
        let height = ((hte - curvature * d1 * d1) * d2 + (hre - curvature * d2 * d2) * d1) / d  // (23)
        let product = d1 * d2
        let required = 17.456 * (product * wavelength / d).root  // (25)
        return (height / required, -height * (0.002 * d / (wavelength * product)).root)
    }

    /// ν of the Bullington point over the smooth Earth beyond the horizon, (107)–(110).
    @inline(always)
    private func smoothNu(_ d: Lanes, _ hte: Lanes, _ hre: Lanes) -> Lanes {
        let stm = curvature * d - 2 * (curvature * hte).root
        let srm = curvature * d - 2 * (curvature * hre).root
        let ds = (hre - hte + srm * d) / (stm + srm)
        let height = hte + stm * ds - (hte * (d - ds) + hre * ds) / d
        return height * (0.002 * d / (wavelength * ds * (d - ds))).raised(by: 0).root
    }

    /// First term of spherical-Earth diffraction over land, (29)–(36).
    @inline(always)
    private func firstTerm(_ d: Lanes, _ hte: Lanes, _ hre: Lanes, radius a: Lanes) -> Lanes {
        let cubeRoot = (a.log2 * (1 / 3)).exp2
        let k = admittance / cubeRoot
        let k2 = k * k
        let beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2)  // (30)
        let x = 21.88 * root * beta * d / (cubeRoot * cubeRoot)  // (31)
        let y = 0.9575 * root * root * beta * beta / cubeRoot  // (32), (35), per metre
        let log2X = x.log2
        let far = 11 + 3.0103 * log2X - 17.6 * x
        let near = -6.0206 * log2X - 5.6488 * (1.425 * log2X).exp2
        let distanceTerm = far.or(near, where: x.notAbove(Float(1.6).nextDown))  // (33)
        let least = 2 + 20 * k.log10
        let gains = gain(y * hte).raised(by: least) + gain(y * hre).raised(by: least)
        return -distanceTerm - gains  // (36)
    }

    /// Eq. (34).
    @inline(always)
    private func gain(_ b: Lanes) -> Lanes {
        let high = (b - 1.1).raised(by: 0.1)
        let isHigh = b.above(2)
        let logged = (b + 0.1 * b * b * b).or(high, where: isHigh).log10
        return (20 * logged).or(17.6 * high.root - 5 * logged - 8, where: isHigh)
    }

    /// Lba, (46)–(56).
    @inline(always)
    private func ducting(
        _ paths: borrowing PathFeatures, _ first: Int, d: Lanes, logD: Lanes, thetaT: Lanes, thetaR: Lanes
    ) -> Lanes {
        let dlt = paths.lanes(.transmitterHorizon, first), dlr = paths.lanes(.receiverHorizon, first)
        let excessT = (thetaT - 0.1 * dlt).raised(by: 0)  // (48a)
        let excessR = (thetaR - 0.1 * dlr).raised(by: 0)
        let shieldT: Lanes = 1 + 0.361 * excessT * (frequency * dlt).root
        let shieldR: Lanes = 1 + 0.361 * excessR * (frequency * dlr).root
        let shielding: Lanes = 20 * (shieldT * shieldR).log10 + 0.264 * root * (excessT + excessR)  // (48)
        let angle = 1000 / radius * d + thetaT.lowered(by: 0.1 * dlt) + thetaR.lowered(by: 0.1 * dlr)  // (52)

        let between = (d - dlt - dlr).lowered(by: 40)  // (56a)
        let rough = (paths.lanes(.roughness, first) - 10).raised(by: 0)
        let logMu3 = -1.9977e-5 * rough * (43 + 6 * between)  // (56); 4.6e-5 lg e
        let lnD = logD * 2.3025851
        let tau = 1 - (-4.12e-4 * (2.41 * lnD).exp).exp  // (3)
        let alpha = (-0.6 - 3.5e-9 * (3.1 * lnD).exp * tau).raised(by: -3.4)  // (55a)
        let heights =
            paths.lanes(.ductingTransmitter, first).root + paths.lanes(.ductingReceiver, first).root
        let logMu2 = (alpha * (curvature * d * d / (heights * heights)).log10).lowered(by: 0)  // (55)

        // β0 with all of the path inland, (2)–(5).
        let phi = paths.lanes(.latitude, first)
        let sum = (-2.3025851 * d / (16 - 6.6 * tau)).exp + (-11.512925 * (0.496 + 0.354 * tau)).exp
        let logMu1 = (0.2 * sum.log10).lowered(by: 0)
        let isPolar = phi.above(70)
        let logMu4 = (logMu1 * (0.0176 * phi - 0.935)).or(0.3 * logMu1, where: isPolar)
        let logBase = (1.67 - 0.015 * phi).or(0.62013606, where: isPolar)
        let logBeta = logBase + logMu1 + logMu4 + logMu2 + logMu3  // (54)

        let logRatio = 1.69897 - logBeta
        let decay: Lanes = -9.51e-6 + 4.8e-6 * logBeta - 0.198e-6 * logBeta * logBeta
        let gamma: Lanes = 1.076 * (-1.012 * (2.0058 - logBeta).ln).exp * (decay * (1.13 * lnD).exp).exp  // (53a)
        let steady: Lanes = -12 + (1.2 + 3.7e-3 * d) * logRatio
        let variability: Lanes = steady + 12 * (3.3219281 * logRatio * gamma).exp2  // (53)
        let coupling: Lanes = ductingFixed + 20 * (dlt + dlr).log10 + shielding  // (47)
        return coupling + specific * angle + variability
    }
}
