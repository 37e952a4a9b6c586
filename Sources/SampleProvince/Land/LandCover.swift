/// What every parcel is used for, as recorded and as planned.
struct LandCover {
    /// Code table; parcels hold positions in it.
    let codes: [String]
    private(set) var recorded: [UInt8]
    /// The second part of a mixed parcel.
    private(set) var second: [UInt8]
    /// Residential area of the parcel, m²: all of it, a part, or 0.
    private(set) var residential: [Double]
    var planned: [UInt8]

    static let none = UInt8.max

    init(codes: [String], parcels: Int) {
        self.codes = codes
        recorded = [UInt8](repeating: Self.none, count: parcels)
        second = recorded
        planned = recorded
        residential = [Double](repeating: 0, count: parcels)
    }

    func index(_ code: String) -> UInt8? { codes.firstIndex(of: code).map { UInt8($0) } }
    func isFree(_ parcel: Int) -> Bool { recorded[parcel] == Self.none }
    func code(_ parcel: Int) -> String { codes[Int(recorded[parcel])] }
    func plannedCode(_ parcel: Int) -> String { codes[Int(planned[parcel])] }
    func secondCode(_ parcel: Int) -> String? { second[parcel] == Self.none ? nil : codes[Int(second[parcel])] }

    /// m² recorded under each code, both parts of mixed parcels counted where they belong.
    func recordedAreas(_ area: [Double]) -> [Double] {
        var out = [Double](repeating: 0, count: codes.count)
        for parcel in recorded.indices where recorded[parcel] != Self.none {
            let other = second[parcel]
            let first = other == Self.none ? area[parcel] : residential[parcel]
            out[Int(recorded[parcel])] += first
            if other != Self.none { out[Int(other)] += area[parcel] - first }
        }
        return out
    }

    /// A plan shows one use for a parcel: mostly crops keep their crops, two of three.
    mutating func startPlan(_ area: [Double]) {
        planned = recorded
        for parcel in recorded.indices where second[parcel] != Self.none && parcel % 3 > 0 {
            if residential[parcel] < 0.5 * area[parcel] { planned[parcel] = second[parcel] }
        }
    }

    mutating func record(_ code: UInt8, for parcel: Int) { recorded[parcel] = code }

    mutating func recordResidential(_ code: UInt8, _ other: UInt8?, area: Double, for parcel: Int) {
        recorded[parcel] = code
        second[parcel] = other ?? Self.none
        residential[parcel] = area
    }
}
