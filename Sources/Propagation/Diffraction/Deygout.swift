import Foundation
public import Units

/// Diffraction over up to three edges: Deygout's construction with the correction of ITU-R P.526-11 §4.4.2
/// (cascaded knife edges), which later editions replaced by ``DeltaBullington``.
///
/// It needs a search per path and is not continuous along a radial, so it is for single links only.
public struct Deygout: Hashable, Sendable {
    public let carrier: Frequency
    public let effectiveRadius: Length

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(carrier: Frequency, effectiveRadius: Length = .kilometres(8500)) throws(PropagationError) {
        try DeltaBullington.carriers.require(carrier)
        try DeltaBullington.radii.require(effectiveRadius)
        self.carrier = carrier
        self.effectiveRadius = effectiveRadius
    }

    /// - Parameters: antennas above the ground at the profile's ends.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(over profile: PathProfile, base: Length, terminal: Length) throws(PropagationError) -> Decibels {
        try DeltaBullington.heights.require(base)
        try DeltaBullington.heights.require(terminal)
        let last = profile.distances.count - 1
        let top = { (i: Int) -> Double in
            i == 0
                ? profile.ground[0] + base.metres
                : i == last ? profile.ground[last] + terminal.metres : profile.surface[i]
        }
        guard let main = edge(profile, 0, last, top) else { return Decibels(0) }
        let principal = KnifeEdge.loss(main.nu)
        guard principal > 0 else { return Decibels(0) }
        let sides = [edge(profile, 0, main.index, top), edge(profile, main.index, last, top)]
            .map { KnifeEdge.loss($0?.nu ?? -.infinity) }
        let weight = 1 - exp(-principal / 6)
        return Decibels(principal + weight * (sides[0] + sides[1] + 10 + 0.04 * profile.length))
    }

    /// The point between two others with the largest ν over the line that joins them; nil when there is none.
    private func edge(
        _ profile: PathProfile, _ a: Int, _ b: Int, _ top: (Int) -> Double
    ) -> (index: Int, nu: Double)? {
        guard b - a > 1 else { return nil }
        let wavelength = 0.2998 / carrier.gigahertz
        let (start, end, length) = (top(a), top(b), profile.distances[b] - profile.distances[a])
        var best: (index: Int, nu: Double)?
        for i in (a + 1)..<b {
            let (d1, d2) = (profile.distances[i] - profile.distances[a], profile.distances[b] - profile.distances[i])
            let bulge = 500 * d1 * d2 / (effectiveRadius.metres / 1000)
            let height = top(i) + bulge - (start * d2 + end * d1) / length
            let nu = height * (0.002 * length / (wavelength * d1 * d2)).squareRoot()
            if nu > best?.nu ?? -.infinity { best = (i, nu) }
        }
        return best
    }
}
