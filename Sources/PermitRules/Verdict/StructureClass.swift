/// What is to be put up. Roof structures and a shared mast make no new land use.
public enum StructureClass: String, CaseIterable, Hashable, Sendable, Codable {
    /// A mast standing on the ground, with its compound.
    case groundMast
    /// A mast on a building that fails the test of ``nonBulkyRoofMast``.
    case bulkyRoofMast
    /// On or in a building, height with antenna ≤ 20 % of the building's and ≤ 3 m, half width ≤ 0.5 m,
    /// or disguised (TTLT 15/2016/TTLT-BTTTT-BXD).
    case nonBulkyRoofMast
    /// Antennas on a lawful mast that stands already.
    case sharedMast

    /// Whether a compound on the ground is needed, so that areas of land count.
    public var takesGround: Bool { self == .groundMast }
}

/// Which of the two readings of the law is applied; both are always shown side by side.
public enum Reading: String, CaseIterable, Hashable, Sendable, Codable {
    /// The recorded purpose of the land alone decides (Luật Đất đai 31/2024/QH15, Đ10).
    case papers
    /// The work must also agree with the land-use or urban plan (the practice of Bình Dương, 2023).
    case plan
}
