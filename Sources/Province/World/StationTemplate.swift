package import Units

/// What stands in for what a list does not say of a station, and what a new one would be.
package enum StationTemplate {
    /// Azimuths assumed where the file gives none.
    package static let azimuths: [Angle] = [.degrees(0), .degrees(120), .degrees(240)]
    /// ASSUMPTION: no list gives tilts; 3° down puts the axis of a 30 m mast at 570 m.
    package static let downtilt = Angle.degrees(3)
    /// Of a new ground mast. ASSUMPTION: the masts usual in Vietnamese provinces.
    package static let groundHeight = Length.metres(42)
}
