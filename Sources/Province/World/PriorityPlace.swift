public import Geometry
public import Propagation

/// A place that has to be served whatever share of the people a plan serves: an industrial park, an administrative centre.
public struct PriorityPlace: Sendable {
    public var name: String
    /// What has to reach it.
    public var technology: Technology
    /// Of its area, that has to be served; above 0, at most 1.
    public var share: Double
    /// Workers or staff, not residents; nil when not given.
    public var people: Double?
    /// The only operator that counts; nil: any.
    public var `operator`: String?
    /// In the study's CRS: an area or a point.
    public var shape: Shape
    /// A place inside the shape.
    public var position: Coordinate
}
