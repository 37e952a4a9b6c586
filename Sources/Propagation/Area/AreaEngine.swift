import Foundation
import Synchronization
public import Units

/// Median loss from one mast to every node of a terrain within a radius, by P.1812.
///
/// ``Method/exact`` looks at a profile per node; ``Method/sweep`` along radials, each node once, with the ends of its
/// path sampled on its own line. Both end in the same arithmetic, sixteen paths at once; several carriers share the
/// geometry. The result depends neither on the number of threads nor on the processor.
///
/// Nearer than 250 m, where the Recommendation ends, the same construction is continued over four intervals.
///
/// ```swift
/// let engine = AreaEngine(terrain: terrain)
/// let losses = try engine.losses(from: mast, terminal: .metres(1.5), radius: .kilometres(30), models: [model])
/// ```
public struct AreaEngine: Sendable {
    public static let radii = Domain<Length>("radius", .metres(100) ... .kilometres(100))
    public static let steps = Domain<Length>("profile step", .metres(5) ... .metres(500))

    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        case exact, sweep
    }

    /// Where an antenna stands, in the coordinates of the terrain's placement, and its height above ground.
    public struct Mast: Hashable, Sendable {
        public var x, y: Double
        public var height: Length

        public init(x: Double, y: Double, height: Length) {
            self.x = x
            self.y = y
            self.height = height
        }
    }

    public let terrain: TerrainGrid
    /// Distance between the points of a profile; part of the answer.
    public let step: Length

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(terrain: TerrainGrid, step: Length = .metres(30)) throws(PropagationError) {
        try Self.steps.require(step)
        self.terrain = terrain
        self.step = step
    }

    /// Losses of one mast.
    public struct Losses: Sendable {
        /// The nodes the disc can touch.
        public let rows, columns: Range<Int>
        /// One table per model: dB, row by row over ``rows`` and ``columns``; NaN outside the disc and at voids.
        public internal(set) var values: [[Float]]

        /// The loss at a node of the terrain; NaN where there is none.
        public func loss(row: Int, column: Int, model: Int = 0) -> Float {
            guard rows.contains(row), columns.contains(column) else { return .nan }
            return values[model][(row - rows.lowerBound) * columns.count + column - columns.lowerBound]
        }
    }

    /// - Parameters:
    ///   - terminal: receiving antenna above the ground.
    ///   - models: one or more carriers over the same climate, each for 50 % of the time.
    ///   - nodes: indices, row · columns + column, of the only nodes asked for, ascending; nil for all.
    ///   - run: told the share done so far.
    /// - Throws: ``PropagationError``: a mast outside the terrain or over a void, an input outside its domain, or
    ///   ``PropagationError/cancelled``.
    public func losses(
        from mast: Mast, terminal: Length, radius: Length, models: [P1812], method: Method = .exact,
        nodes: [Int]? = nil, run: Run = Run()
    ) throws(PropagationError) -> Losses {
        try Self.radii.require(radius)
        try P1812.heights.require(mast.height)
        try P1812.heights.require(terminal)
        for model in models {
            guard model.time == 50 else {
                throw .outsideDomain(Excursion(input: "time", value: model.time, allowed: 50...50, unit: "%"))
            }
            guard model.climate.effectiveRadius == models[0].climate.effectiveRadius else {
                throw .mixedClimates
            }
        }
        guard let place = AreaMast(terrain, x: mast.x, y: mast.y, height: mast.height.metres) else {
            throw .offTerrain(x: mast.x, y: mast.y)
        }
        let area = AreaTask(
            terrain: terrain, mast: place, terminal: terminal.metres, radius: radius.metres / 1000,
            step: step.metres / 1000, kernels: models.map(LossKernel.init), nodes: nodes,
            curvature: 500 / (models.first?.climate.effectiveRadius ?? GreatCircle.radius), method: method)
        return try area.losses(run)
    }
}
