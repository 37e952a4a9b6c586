import Foundation
import Units

/// The geometry of one path as the model sees it: pairs are (transmitter, receiver), lengths m, angles rad.
struct ITMPath {
    let distance: Double
    /// Δh.
    let irregularity: Double
    /// Heights above the ground.
    let structural: SIMD2<Double>
    /// h_e.
    private(set) var effective: SIMD2<Double>
    private(set) var horizonDistances: SIMD2<Double>
    private(set) var horizonAngles: SIMD2<Double>

    /// Of a profile.
    init(over terrain: ITMTerrain, structural: SIMD2<Double>, earthRadius: Double) {
        let d = terrain.distance
        let (angles, distances) = terrain.horizons(structural: structural, earthRadius: earthRadius)
        // The surroundings of a mast, 15 times its height but no more than a tenth of the horizon, do not count.
        let near = pointwiseMin(15 * structural, 0.1 * distances)
        let start = near[0], end = d - near[1]
        let irregularity = terrain.irregularity(from: start, to: end)
        self.distance = d
        self.irregularity = irregularity
        self.structural = structural

        let last = terrain.intervals
        let isWellInSight = distances.sum() > 1.5 * d
        let lines: (transmitter: Double, receiver: Double)
        if isWellInSight {
            lines = terrain.line(from: start, to: end)
        } else {
            lines = (
                terrain.line(from: start, to: 0.9 * distances[0]).transmitter,
                terrain.line(from: d - 0.9 * distances[1], to: end).receiver
            )
        }
        let rise = SIMD2(terrain.heights[0] - lines.transmitter, terrain.heights[last] - lines.receiver)
        effective = structural + pointwiseMax(rise, .zero)
        horizonDistances = distances
        horizonAngles = angles
        guard isWellInSight else { return }

        setSmoothedHorizons(earthRadius)
        let reach = horizonDistances.sum()
        if reach <= d {
            effective *= (d / reach) * (d / reach)
            setSmoothedHorizons(earthRadius)
        }
        setSmoothedAngles(earthRadius)
    }

    /// Of terrain known by its irregularity.
    init(
        distance: Double, irregularity: Double, structural: SIMD2<Double>,
        sitings: (IrregularTerrainModel.Siting, IrregularTerrainModel.Siting), earthRadius: Double
    ) {
        func effective(_ height: Double, _ siting: IrregularTerrainModel.Siting) -> Double {
            var gain: Double  // m
            switch siting {
            case .random: return height
            case .careful: gain = 4
            case .veryCareful: gain = 9
            }
            if height < 5 { gain *= sin(0.1 * .pi * height) }
            return height + (1 + gain) * exp(-min(20, 2 * height / max(1e-3, irregularity)))  // Algorithm (3.2)
        }
        self.distance = distance
        self.irregularity = irregularity
        self.structural = structural
        self.effective = SIMD2(effective(structural[0], sitings.0), effective(structural[1], sitings.1))
        horizonDistances = .zero
        horizonAngles = .zero
        setSmoothedHorizons(earthRadius)
        setSmoothedAngles(earthRadius)
    }

    /// Horizon distances over a smooth Earth.
    func smoothHorizons(_ earthRadius: Double) -> SIMD2<Double> { (2 * earthRadius * effective).squareRoot() }

    /// Δh as it shows over a part of a path; ERL 79-ITS 67 (3).
    func irregularity(over distance: Double) -> Double { irregularity * (1 - 0.8 * exp(-distance / 50e3)) }

    func horizon(_ terminal: Int) -> IrregularTerrainModel.Prediction.Horizon {
        IrregularTerrainModel.Prediction.Horizon(
            angle: .radians(horizonAngles[terminal]), distance: .metres(horizonDistances[terminal]),
            effectiveHeight: .metres(effective[terminal]))
    }

    /// Horizons that a rough surface brings nearer, Algorithm (3.3).
    private mutating func setSmoothedHorizons(_ earthRadius: Double) {
        let roughness = (irregularity / pointwiseMax(effective, SIMD2(repeating: 5))).squareRoot()
        let shortening = SIMD2(exp(-0.07 * roughness[0]), exp(-0.07 * roughness[1]))
        horizonDistances = smoothHorizons(earthRadius) * shortening
    }

    /// Algorithm (3.4).
    private mutating func setSmoothedAngles(_ earthRadius: Double) {
        let smooth = smoothHorizons(earthRadius)
        horizonAngles = (0.65 * irregularity * (smooth / horizonDistances - 1) - 2 * effective) / smooth
    }
}
