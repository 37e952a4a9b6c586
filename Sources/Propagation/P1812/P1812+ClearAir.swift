import Foundation
import Units

extension P1812 {
    /// Troposcatter Lbs, eq. (44), (45), dB.
    func troposcatterLoss(d: Double, angularDistance: Double) -> Double {
        constants.troposcatter + 20 * log10(d) + 0.573 * angularDistance
    }

    /// Ducting and layer reflection Lba, eq. (46)–(56), dB, from the geometry in `path`.
    func ductingLoss(
        _ path: Prediction, _ ends: Ends, d: Double, hts: Double, hrs: Double,
        isOverSea: (transmitter: Bool, receiver: Bool)
    ) -> Double {
        let (f, ae) = (carrier.gigahertz, path.effectiveRadius)
        let (dlt, dlr) = (path.transmitterHorizon, path.receiverHorizon)
        let (thetaT, thetaR) = (path.transmitterElevation, path.receiverElevation)
        let root = constants.root

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
            constants.ducting + 20 * log10(dlt + dlr)
            + shielding(thetaT, dlt) + shielding(thetaR, dlr)
            + coupling(isOverSea.transmitter ? 0 : ends.coastFromBase, dlt, hts)
            + coupling(isOverSea.receiver ? 0 : ends.coastFromTerminal, dlr, hrs)  // (47)

        let specific = 5e-5 * ae * root  // (51)
        let angle = 1000 * d / ae + min(thetaT, 0.1 * dlt) + min(thetaR, 0.1 * dlr)  // (52)

        let between = min(d - dlt - dlr, 40)  // (56a)
        let rough = path.roughness
        let logMu3 = rough > 10 ? -4.6e-5 * M_LOG10E * (rough - 10) * (43 + 6 * between) : 0  // (56)
        let tau = Self.tau(path.longestInland)
        let logD = log(d)
        let alpha = max(-3.4, -0.6 - 3.5e-9 * exp(3.1 * logD) * tau)  // (55a)
        let heights = path.ductingTransmitter.squareRoot() + path.ductingReceiver.squareRoot()
        // Logarithms of μ2, μ3, β and p/β instead of the numbers: over very rough ground β underflows.
        let logMu2 = min(0, alpha * log10(500 / ae * d * d / (heights * heights)))  // (55)
        let logBeta = log10(path.anomalousTime) + logMu2 + logMu3  // (54)
        let logRatio = constants.logTime - logBeta
        let gamma =
            1.076 / pow(2.0058 - logBeta, 1.012)
            * exp(-(9.51 - 4.8 * logBeta + 0.198 * logBeta * logBeta) * 1e-6 * exp(1.13 * logD))  // (53a)
        let variability = -12 + (1.2 + 3.7e-3 * d) * logRatio + 12 * exp(M_LN10 * logRatio * gamma)  // (53)
        return fixed + specific * angle + variability  // (46), (50)
    }
}
