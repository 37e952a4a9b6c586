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
        var pixel: Int32
    }

    private(set) var count = 0
    private(set) var columns: Strip<Float>
    private(set) var pixels: Strip<Int32>
    let capacity: Int

    enum Column: Int, CaseIterable {
        case distance, nu, transmitter, receiver, rise, transmitterSlope, receiverSlope
        case ductingTransmitter, ductingReceiver, roughness, transmitterHorizon, receiverHorizon, latitude
    }

    init(capacity: Int) {
        let rounded = (max(capacity, 1) + Lanes.width - 1) / Lanes.width * Lanes.width
        self.capacity = rounded
        // A harmless path in the lanes no pixel fills.
        columns = Strip(rounded * Column.allCases.count, repeating: 1)
        pixels = Strip(rounded, repeating: 0)
    }

    var isFull: Bool { count == capacity }

    @inline(always)
    mutating func append(_ row: Row) {
        let i = count
        columns[Column.distance.rawValue * capacity + i] = row.distance
        columns[Column.nu.rawValue * capacity + i] = row.nu
        columns[Column.transmitter.rawValue * capacity + i] = row.transmitter
        columns[Column.receiver.rawValue * capacity + i] = row.receiver
        columns[Column.rise.rawValue * capacity + i] = row.rise
        columns[Column.transmitterSlope.rawValue * capacity + i] = row.transmitterSlope
        columns[Column.receiverSlope.rawValue * capacity + i] = row.receiverSlope
        columns[Column.ductingTransmitter.rawValue * capacity + i] = row.ductingTransmitter
        columns[Column.ductingReceiver.rawValue * capacity + i] = row.ductingReceiver
        columns[Column.roughness.rawValue * capacity + i] = row.roughness
        columns[Column.transmitterHorizon.rawValue * capacity + i] = row.transmitterHorizon
        columns[Column.receiverHorizon.rawValue * capacity + i] = row.receiverHorizon
        columns[Column.latitude.rawValue * capacity + i] = row.latitude
        pixels[i] = row.pixel
        count += 1
    }

    mutating func removeAll() { count = 0 }

    @inline(always)
    func lanes(_ column: Column, _ first: Int) -> Lanes { columns[lanes: column.rawValue * capacity + first] }
}
