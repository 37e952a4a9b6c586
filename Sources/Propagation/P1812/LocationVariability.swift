import Foundation
public import Units

/// Spread of the median level over the places of one cell, ITU-R P.1812-8 §4.8: what the ground cover of a cell does,
/// not the error of the model.
public enum LocationVariability {
    public static let widths = Domain<Length>("cell width", .metres(1) ... .metres(1000))

    /// σL out of doors, eq. (64), (66).
    ///
    /// - Parameters:
    ///   - cell: side of the square the loss stands for.
    ///   - height: of the receiving antenna above the ground; `clutter` around it.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public static func deviation(
        carrier: Frequency, cell: Length, height: Length, clutter: Length
    ) throws(PropagationError) -> Decibels {
        try P1812.carriers.require(carrier)
        try widths.require(cell)
        let above = (height - clutter).metres
        let share = min(1, max(0, 1 - above / 10))  // u(h), (65)
        return Decibels((0.52 + 0.024 * carrier.gigahertz) * pow(cell.metres, 0.28) * share)
    }
}
