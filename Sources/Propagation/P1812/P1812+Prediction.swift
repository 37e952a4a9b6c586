import Foundation

extension P1812 {
    /// All quantities of one path, in the units of the Recommendation: km, mrad, m, dB, percent.
    public struct Prediction: Hashable, Sendable {
        /// Basic transmission loss Lb not exceeded for the share of time and locations, eq. (69).
        public internal(set) var loss = 0.0

        /// Horizon distances dlt, dlr (80), (83); on a clear path those of the point with least clearance.
        public internal(set) var transmitterHorizon = 0.0, receiverHorizon = 0.0
        /// Horizon elevations θt, θr (79), (82) and path angular distance θ (84).
        public internal(set) var transmitterElevation = 0.0, receiverElevation = 0.0, angularDistance = 0.0
        /// Longest stretches over land dtm and inland dlm, share over sea ω.
        public internal(set) var longestLand = 0.0, longestInland = 0.0, seaFraction = 0.0
        /// β0 (5), percent, and the median effective Earth radius ae (7a).
        public internal(set) var anomalousTime = 0.0, effectiveRadius = 0.0
        /// Smooth-Earth heights of the diffraction model, hstd and hsrd (91).
        public internal(set) var smoothStart = 0.0, smoothEnd = 0.0
        /// Terminal heights of the ducting model, hte and hre (94), and terrain roughness hm (95).
        public internal(set) var ductingTransmitter = 0.0, ductingReceiver = 0.0, roughness = 0.0
        /// Interpolation factors Fi (40), Fj (57), Fk (58).
        public internal(set) var timeFactor = 0.0, angleFactor = 0.0, distanceFactor = 0.0
        /// Free space Lbfs (8); line of sight for p % and β0 of the time, Lb0p (10) and Lb0b (11).
        public internal(set) var freeSpace = 0.0, lineOfSight = 0.0, lineOfSightAnomalous = 0.0
        /// Parts of the diffraction loss (39) for the median effective Earth radius, Ld50, and for the one exceeded
        /// for β0 of the time, Ldb; the latter nil where ``P1812/loss(over:ends:)`` does without it.
        public internal(set) var median = DeltaBullington.Parts.none
        public internal(set) var anomalous: DeltaBullington.Parts?
        /// Diffraction for p % of the time, Ldp (41).
        public internal(set) var diffraction = 0.0
        /// The same with free space or line of sight, Lbd50 (42) and Lbd (43).
        public internal(set) var diffractionLossMedian = 0.0, diffractionLoss = 0.0
        /// Notional least loss of sight and sea diffraction Lminb0p (59).
        public internal(set) var leastClear = 0.0
        /// Ducting and layer reflection Lba (46) and the notional least loss with it, Lminbap (60).
        public internal(set) var ducting = 0.0, leastDucting = 0.0
        /// Combinations Lbda (61) and Lbam (62), troposcatter Lbs (44), all together Lbc (63).
        public internal(set) var diffractionOrDucting = 0.0, modified = 0.0, troposcatter = 0.0, combined = 0.0

        /// Field strength for 1 kW e.r.p., eq. (70), dB(µV/m).
        public func fieldStrength(gigahertz: Double) -> Double { 199.36 + 20 * log10(gigahertz) - loss }
    }
}
