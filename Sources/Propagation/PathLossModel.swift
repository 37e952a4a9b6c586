public import Units

/// Median basic transmission loss between isotropic antennas along one path.
public protocol PathLossModel: Sendable {
    /// - Parameter distance: along the ground.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels

    /// The loss together with the reservations that belong to it.
    func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction
}

/// A loss and what has to be said about it.
public struct PathLossPrediction: Hashable, Sendable {
    public let loss: Decibels
    /// Empty when every input lies where the source vouches for the model.
    public let cautions: [Caution]

    public init(loss: Decibels, cautions: [Caution] = []) {
        self.loss = loss
        self.cautions = cautions
    }
}

extension PathLossModel {
    public func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction {
        PathLossPrediction(loss: try pathLoss(atGroundDistance: distance))
    }
}
