import GeoStore
import PermitRules
import Propagation
import Units

/// What a station list says, column by column.
struct StationColumns {
    /// Tallest structure believed, m; the tallest lattice masts of the country stay below.
    private static let heights = 1.0...350.0

    let fields: [String: Int]
    let heights: TypedColumn<Double>?
    let status: TypedColumn<MastState>?
    let structures: TypedColumn<StructureClass>?
    let approved: TypedColumn<CalendarDate>?
    let tilt: TypedColumn<Double>?
    let mechanicalTilt: TypedColumn<Double>?
    let power: TypedColumn<Double>?
    let feeder: TypedColumn<Double>?

    init(_ columns: LayerColumns, _ reader: inout LayerImport) throws(ProvinceError) {
        fields = columns.fields
        heights = try columns.numbers("height", as: .length, in: Self.heights, &reader)
        status = columns.words("status", expected: MastState.expected, &reader) { MastState.words[$0] }
        structures = columns.words("structure", expected: StructureClass.listed, &reader) { StructureClass(listed: $0) }
        approved = try columns.dates("approved", &reader)
        let tilts = Sector.downtilts.allowed
        let degrees = tilts.lowerBound.degrees...tilts.upperBound.degrees
        tilt = try columns.numbers("tilt", as: .angle, in: degrees, &reader)
        mechanicalTilt = try columns.numbers("mechanical_tilt", as: .angle, in: degrees, &reader)
        let powers = LinkBudget.powers.allowed, losses = LinkBudget.losses.allowed
        power = try columns.numbers("power", as: .power, in: powers.lowerBound.dBm...powers.upperBound.dBm, &reader)
        feeder = try columns.numbers(
            "feeder", as: .loss, in: losses.lowerBound.decibels...losses.upperBound.decibels, &reader)
    }
}
