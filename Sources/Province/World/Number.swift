package import PermitRules

/// The place of one thing in its list of the world, so that a parcel's number is never taken for a station's.
package struct Number<Of>: Hashable, Comparable, Sendable {
    package let index: Int

    package init(_ index: Int) { self.index = index }

    package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// In ``World/parcels``, or ``World/planned`` where a layer of the plan is meant.
package typealias ParcelNumber = Number<Parcel>
/// In ``World/communes``.
package typealias CommuneNumber = Number<AdministrativeUnit>
/// In ``World/stations``.
package typealias StationNumber = Number<Station>
/// In a table of verdicts.
package typealias FactsNumber = Number<PlaceFacts>

extension Array {
    package subscript(number: Number<Element>) -> Element { self[number.index] }

    package var numbers: [Number<Element>] { indices.map { Number($0) } }
}
