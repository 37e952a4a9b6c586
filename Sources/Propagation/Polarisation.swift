/// Plane of the electric field.
public enum Polarisation: String, Hashable, Sendable, Codable, CaseIterable {
    case horizontal
    case vertical
}
