import Foundation
import Units

extension P1812 {
    /// - Parameter everything: also what only ``prediction(over:ends:)`` shows.
    func evaluate(_ profile: PathProfile, _ ends: Ends, everything: Bool) -> Prediction {
        let (p, ae) = (time, climate.effectiveRadius)
        let zones = profile.zoneLengths
        let (htg, hrg, d) = (ends.base.metres, ends.terminal.metres, profile.length)
        var out = Prediction()
        out.longestLand = zones.longestLand
        out.longestInland = zones.longestInland
        out.seaFraction = zones.seaFraction
        out.effectiveRadius = ae
        let beta0 = Self.anomalousTime(
            latitude: ends.latitude.degrees, longestLand: zones.longestLand, longestInland: zones.longestInland)
        out.anomalousTime = beta0

        var earth = constants.earth
        earth.seaFraction = zones.seaFraction
        let needsAnomalous = everything || p < 50
        let (geometry, median, anomalous) = profile.withInnerPoints { [earth] points in
            let geometry = PathGeometry(points, htg: htg, hrg: hrg, ae: ae)
            let median = DeltaBullington.parts(points, geometry, htg: htg, hrg: hrg, radius: ae, earth: earth)
            let anomalous =
                needsAnomalous
                ? DeltaBullington.parts(
                    points, geometry, htg: htg, hrg: hrg, radius: RadioClimate.ductingRadius, earth: earth)
                : nil
            return (geometry, median, anomalous)
        }
        out.transmitterHorizon = geometry.transmitterHorizon
        out.receiverHorizon = geometry.receiverHorizon
        out.transmitterElevation = geometry.transmitterElevation
        out.receiverElevation = geometry.receiverElevation
        out.angularDistance = geometry.angularDistance
        out.smoothStart = geometry.diffractionStart
        out.smoothEnd = geometry.diffractionEnd
        out.ductingTransmitter = geometry.ductingTransmitter
        out.ductingReceiver = geometry.ductingReceiver
        out.roughness = geometry.roughness
        out.median = median
        out.anomalous = anomalous

        let hts = profile.ground[0] + htg
        let hrs = profile.ground[profile.ground.count - 1] + hrg
        let rise = (hts - hrs) / 1000
        out.freeSpace = constants.freeSpace + 10 * log10(d * d + rise * rise)  // (8)
        let focusing = 2.6 * (1 - exp(-0.1 * (geometry.transmitterHorizon + geometry.receiverHorizon)))
        out.lineOfSight = out.freeSpace + focusing * constants.logTimeOverHalf  // (10)
        out.lineOfSightAnomalous = out.freeSpace + focusing * log10(beta0 / 50)  // (11)

        out.timeFactor = p < beta0 ? 1 : constants.timeQuantile / NormalTail.quantile(beta0 / 100)  // (40)
        out.diffraction = median.total
        if p < 50, let anomalous { out.diffraction += out.timeFactor * (anomalous.total - median.total) }  // (41)
        out.diffractionLossMedian = out.freeSpace + median.total  // (42)
        out.diffractionLoss = out.lineOfSight + out.diffraction  // (43)

        out.ducting = ductingLoss(out, ends, d: d, hts: hts, hrs: hrs, isOverSea: profile.endsAtSea)
        out.troposcatter = troposcatterLoss(d: d, angularDistance: geometry.angularDistance)
        combine(&out, d: d)

        let isAtSea = profile.endsAtSea.receiver
        let spread = isAtSea ? 0 : constants.spread  // (67)
        out.loss = max(out.lineOfSight, out.combined + spread)  // (69)
        return out
    }

    /// Eq. (57)–(63).
    private func combine(_ out: inout Prediction, d: Double) {
        out.angleFactor = 1 - 0.5 * (1 + tanh(3 * 0.8 * (out.angularDistance - 0.3) / 0.3))  // (57)
        out.distanceFactor = 1 - 0.5 * (1 + tanh(3 * 0.5 * (d - 20) / 20))  // (58)
        let clearPart = (1 - out.seaFraction) * out.diffraction
        if time < out.anomalousTime {
            out.leastClear = out.lineOfSight + clearPart  // (59a)
        } else {
            let median = out.diffractionLossMedian
            out.leastClear = median + (out.lineOfSightAnomalous + clearPart - median) * out.timeFactor  // (59b)
        }
        // (60) with the larger exponent taken out of the sum, so that far paths do not overflow.
        let (more, less) = (max(out.ducting, out.lineOfSight), min(out.ducting, out.lineOfSight))
        out.leastDucting = more + 2.5 * log1p(exp((less - more) / 2.5))
        out.diffractionOrDucting = out.diffractionLoss  // (61)
        if out.leastDucting <= out.diffractionLoss {
            out.diffractionOrDucting =
                out.leastDucting + (out.diffractionLoss - out.leastDucting) * out.distanceFactor
        }
        let either = out.diffractionOrDucting
        out.modified = either + (out.leastClear - either) * out.angleFactor  // (62)
        let (low, high) = (min(out.troposcatter, out.modified), max(out.troposcatter, out.modified))
        out.combined = low - 5 * M_LOG10E * log1p(exp(-0.2 * M_LN10 * (high - low)))  // (63)
    }

    /// Fi, eq. (40): how far a share of time lies between the median, 0, and β0, 1; both in percent.
    public static func timeFactor(time: Double, anomalousTime: Double) -> Double {
        guard time >= anomalousTime else { return 1 }
        return NormalTail.quantile(time / 100) / NormalTail.quantile(anomalousTime / 100)
    }

    /// β0, percent of time, eq. (2)–(5).
    static func anomalousTime(latitude: Double, longestLand: Double, longestInland: Double) -> Double {
        let tau = tau(longestInland)
        let sum = exp(-M_LN10 * longestLand / (16 - 6.6 * tau)) + exp(-5 * M_LN10 * (0.496 + 0.354 * tau))
        let logMu1 = min(0, 0.2 * log(sum))  // (2)
        let phi = abs(latitude)
        guard phi <= 70 else { return 4.17 * exp(1.3 * logMu1) }  // (4), (5)
        return exp(M_LN10 * (1.67 - 0.015 * phi) + (0.065 + 0.0176 * phi) * logMu1)
    }

    /// τ of (3), the distance in km.
    static func tau(_ longestInland: Double) -> Double { 1 - exp(-4.12e-4 * pow(longestInland, 2.41)) }
}

extension PathProfile {
    /// Whether the terminals stand on or over the sea.
    var endsAtSea: (transmitter: Bool, receiver: Bool) { (zones.first == .sea, zones.last == .sea) }
}

/// The approximation of the inverse normal distribution that P.1812-8 prints (Attachment 2), good to 5e-4; results
/// have to use it, not the exact one.
enum NormalTail {
    static func quantile(_ x: Double) -> Double {
        let bounded = min(max(x, 1e-6), 1 - 1e-6)
        guard bounded <= 0.5 else { return -upper(1 - bounded) }  // (96b)
        return upper(bounded)  // (96a)
    }

    private static func upper(_ x: Double) -> Double {
        let t = (-2 * log(x)).squareRoot()  // (97a)
        let numerator = (0.010328 * t + 0.802853) * t + 2.515516698
        let denominator = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1
        return t - numerator / denominator
    }
}
