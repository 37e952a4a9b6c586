public import Geometry
public import Units

/// Ground heights along the shortest line between two places.
///
/// The rule is part of every answer computed from it: a geodesic of WGS 84, divided into the least number of equal
/// steps that are no longer than a maximum, the height of each place bilinear between the raster's cell centres.
/// Changing the step alone moves a prediction over clutter by a decibel.
///
/// ```swift
/// let profile = try TerrainProfile(from: mast, to: village, over: terrain)
/// ```
public struct TerrainProfile: Sendable, Hashable {
    /// Longitude and latitude of WGS 84, from the first place to the second.
    public let places: [Coordinate]
    /// Above sea level, m; nil where the raster has no data.
    public let heights: [Double?]
    public let length: Length

    /// The usual longest step, m: three seconds of arc, the cell of freely available terrain.
    public static let usualStep = Length.metres(90)

    /// - Parameters:
    ///   - start: longitude and latitude of WGS 84, like `end`.
    ///   - terrain: in any coordinate system.
    ///   - maximumStep: how far apart two heights may be.
    /// - Throws: ``StoreError/rasterMismatch(path:reason:)`` for terrain without a coordinate system,
    ///   ``StoreError/geometry(path:layer:feature:_:)``.
    public init(
        from start: Coordinate, to end: Coordinate, over terrain: Raster, maximumStep: Length = usualStep
    ) throws(StoreError) {
        precondition(maximumStep.metres > 0, "a step has a length")
        guard let crs = terrain.crs else {
            throw .rasterMismatch(path: "terrain", reason: "the raster does not say which coordinate system it is in")
        }
        let length = Geodesic.distance(start, end)
        // Two steps at least: a path has an inside.
        let steps = max(2, Int((length.metres / maximumStep.metres).rounded(.up)))
        let places = Geodesic.path(from: start, to: end, steps: steps)
        var inRaster = places
        do {
            try Transformer(from: .wgs84, to: crs).transform(inPlace: &inRaster)
        } catch {
            throw .geometry(path: "terrain", layer: "", feature: "profile", error)
        }
        self.places = places
        self.length = length
        heights = inRaster.map { terrain.bilinear(at: $0).map(Double.init) }
    }

    public var step: Length { .metres(length.metres / Double(places.count - 1)) }

    public var voidCount: Int { heights.reduce(0) { $0 + ($1 == nil ? 1 : 0) } }

    /// The heights with voids bridged by straight lines; nil when an end has none.
    public var bridged: [Double]? {
        guard heights.first ?? nil != nil, heights.last ?? nil != nil else { return nil }
        var bridged: [Double] = []
        var start = 0
        for (index, height) in heights.enumerated() {
            guard let height else { continue }
            if let before = bridged.last {
                for between in (start + 1)..<max(index, start + 1) {
                    bridged.append(before + (height - before) * Double(between - start) / Double(index - start))
                }
            }
            bridged.append(height)
            start = index
        }
        return bridged
    }
}
