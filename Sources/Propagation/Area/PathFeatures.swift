/// What P.1812 needs to know of each path once its profile has been looked at, column by column.
///
/// Nothing here depends on the frequency: ν is that of 1 GHz.
struct PathFeatures: ~Copyable {
    /// One path.
    struct Row {
        /// km.
        var distance: Float
        /// ν of the Bullington point at 1 GHz.
        var nu: Float
        /// Antennas over the smooth Earth of the diffraction model, hts − hstd and hrs − hsrd, m.
        var transmitter: Float
        var receiver: Float
        /// Transmitter above receiver, m.
        var rise: Float
        /// tan θt and tan θr, thousandths.
        var transmitterSlope: Float
        var receiverSlope: Float
        /// hte and hre of the ducting model, m.
        var ductingTransmitter: Float
        var ductingReceiver: Float
        /// hm, m.
        var roughness: Float
        /// dlt and dlr, km.
        var transmitterHorizon: Float
        var receiverHorizon: Float
        /// Of the middle of the path, degrees, without sign.
        var latitude: Float
        /// Where the result goes.
        var place: Int32
    }

    private(set) var count = 0
    private(set) var columns: Strip<Float>
    private(set) var places: Strip<Int32>
    static var capacity: Int { 1024 }

    enum Column: Int, CaseIterable {
        case distance, nu, transmitter, receiver, rise, transmitterSlope, receiverSlope
        case ductingTransmitter, ductingReceiver, roughness, transmitterHorizon, receiverHorizon, latitude
    }

    init() {
        // A harmless path in the lanes no pixel fills.
        columns = Strip(Self.capacity * Column.allCases.count, repeating: 1)
        places = Strip(Self.capacity, repeating: 0)
    }

    var isFull: Bool { count == Self.capacity }

    @inline(always)
    mutating func append(_ row: Row) {
        let i = count
        columns[Column.distance.rawValue * Self.capacity + i] = row.distance
        columns[Column.nu.rawValue * Self.capacity + i] = row.nu
        columns[Column.transmitter.rawValue * Self.capacity + i] = row.transmitter
        columns[Column.receiver.rawValue * Self.capacity + i] = row.receiver
        columns[Column.rise.rawValue * Self.capacity + i] = row.rise
        columns[Column.transmitterSlope.rawValue * Self.capacity + i] = row.transmitterSlope
        columns[Column.receiverSlope.rawValue * Self.capacity + i] = row.receiverSlope
        columns[Column.ductingTransmitter.rawValue * Self.capacity + i] = row.ductingTransmitter
        columns[Column.ductingReceiver.rawValue * Self.capacity + i] = row.ductingReceiver
        columns[Column.roughness.rawValue * Self.capacity + i] = row.roughness
        columns[Column.transmitterHorizon.rawValue * Self.capacity + i] = row.transmitterHorizon
        columns[Column.receiverHorizon.rawValue * Self.capacity + i] = row.receiverHorizon
        columns[Column.latitude.rawValue * Self.capacity + i] = row.latitude
        places[i] = row.place
        count += 1
    }

    mutating func removeAll() { count = 0 }

    @inline(always)
    func lanes(_ column: Column, _ first: Int) -> Lanes { columns[lanes: column.rawValue * Self.capacity + first] }
}
