import Foundation
import Units

extension P1812 {
    /// Troposcatter Lbs, eq. (44), (45), dB.
    func troposcatterLoss(d: Double, angularDistance: Double) -> Double {
        let f = carrier.gigahertz
        let octaves = log10(f / 2)
        let frequencyLoss = 25 * log10(f) - 2.5 * octaves * octaves  // (45)
        return 190.1 + frequencyLoss + 20 * log10(d) + 0.573 * angularDistance - 0.15 * climate.refractivity
            - 10.125 * pow(log10(50 / time), 0.7)
    }

    /// Ducting and layer reflection Lba, eq. (46)–(56), dB, from the geometry in `path`.
    func ductingLoss(
        _ path: Prediction, _ ends: Ends, d: Double, hts: Double, hrs: Double,
        isOverSea: (transmitter: Bool, receiver: Bool)
    ) -> Double {
        let (f, p, ae) = (carrier.gigahertz, time, path.effectiveRadius)
        let (dlt, dlr) = (path.transmitterHorizon, path.receiverHorizon)
        let (thetaT, thetaR) = (path.transmitterElevation, path.receiverElevation)
        let root = cbrt(f)

        let lowFrequency = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0  // (47a)
        func shielding(_ theta: Double, _ horizon: Double) -> Double {
            let excess = theta - 0.1 * horizon  // (48a)
            guard excess > 0 else { return 0 }
            return 20 * log10(1 + 0.361 * excess * (f * horizon).squareRoot()) + 0.264 * excess * root  // (48)
        }
        func coupling(_ coast: Double, _ horizon: Double, _ height: Double) -> Double {
            guard coast <= 5, coast <= horizon, path.seaFraction >= 0.75 else { return 0 }
            return -3 * exp(-0.25 * coast * coast) * (1 + tanh(0.07 * (50 - height)))  // (49)
        }
        let fixed =
            102.45 + 20 * log10(f) + 20 * log10(dlt + dlr) + lowFrequency
            + shielding(thetaT, dlt) + shielding(thetaR, dlr)
            + coupling(isOverSea.transmitter ? 0 : ends.coastFromBase, dlt, hts)
            + coupling(isOverSea.receiver ? 0 : ends.coastFromTerminal, dlr, hrs)  // (47)

        let specific = 5e-5 * ae * root  // (51)
        let angle = 1000 * d / ae + min(thetaT, 0.1 * dlt) + min(thetaR, 0.1 * dlr)  // (52)

        let between = min(d - dlt - dlr, 40)  // (56a)
        let rough = path.roughness
        let mu3 = rough > 10 ? exp(-4.6e-5 * (rough - 10) * (43 + 6 * between)) : 1  // (56)
        let tau = 1 - exp(-4.12e-4 * pow(path.longestInland, 2.41))  // (3)
        let alpha = max(-3.4, -0.6 - 3.5e-9 * pow(d, 3.1) * tau)  // (55a)
        let heights = path.ductingTransmitter.squareRoot() + path.ductingReceiver.squareRoot()
        let mu2 = min(1, pow(500 / ae * d * d / (heights * heights), alpha))  // (55)
        // Logarithms of β and p/β instead of the numbers: over very rough ground β underflows.
        let logBeta = log10(path.anomalousTime) + log10(mu2) + log10(mu3)  // (54)
        let logRatio = log10(p) - logBeta
        let gamma =
            1.076 / pow(2.0058 - logBeta, 1.012)
            * exp(-(9.51 - 4.8 * logBeta + 0.198 * logBeta * logBeta) * 1e-6 * pow(d, 1.13))  // (53a)
        let variability = -12 + (1.2 + 3.7e-3 * d) * logRatio + 12 * pow(10, logRatio * gamma)  // (53)
        return fixed + specific * angle + variability  // (46), (50)
    }
}
