import Propagation
import Testing
import Units

/// TR 38.901 Table 7.3-1 at angles worked by hand.
@Suite struct AntennaPatternTests {
    struct Case: Sendable { let bearing, depression, tilt, attenuation: Double }

    @Test(arguments: [
        Case(bearing: 0, depression: 0, tilt: 0, attenuation: 0),
        Case(bearing: 32.5, depression: 0, tilt: 0, attenuation: 3),  // half the 65° width
        Case(bearing: -32.5, depression: 0, tilt: 0, attenuation: 3),
        Case(bearing: 65, depression: 0, tilt: 0, attenuation: 12),
        Case(bearing: 360 + 65, depression: 0, tilt: 0, attenuation: 12),
        Case(bearing: 180, depression: 0, tilt: 0, attenuation: 30),
        Case(bearing: 0, depression: 6, tilt: 6, attenuation: 0),
        Case(bearing: 0, depression: 11, tilt: 6, attenuation: 3),  // half the 10° height
        Case(bearing: 32.5, depression: 11, tilt: 6, attenuation: 6),
        Case(bearing: 90, depression: 60, tilt: 6, attenuation: 30),
    ])
    func panel(_ c: Case) {
        let attenuation = AntennaPattern.panel.attenuation(
            bearing: .degrees(c.bearing), depression: .degrees(c.depression), downtilt: .degrees(c.tilt))
        #expect(attenuation.isClose(to: Decibels(c.attenuation), within: 1e-12))
    }

    @Test("An omni antenna is the same in all directions", arguments: [0.0, 77, 180, 359])
    func omni(bearing: Double) {
        let attenuation = AntennaPattern.omni.attenuation(
            bearing: .degrees(bearing), depression: .degrees(bearing / 4), downtilt: .degrees(3))
        #expect(attenuation == Decibels(0))
    }

    @Test("Capping the sum equals capping each cut and then the sum")
    func capsCommute() {
        let pattern = AntennaPattern.element
        for bearing in stride(from: 0.0, through: 180, by: 5) {
            for depression in stride(from: -90.0, through: 90, by: 5) {
                let h = min(12 * (bearing / 65) * (bearing / 65), 30)
                let v = min(12 * (depression / 65) * (depression / 65), 30)
                let attenuation = pattern.attenuation(
                    bearing: .degrees(bearing), depression: .degrees(depression), downtilt: .degrees(0))
                #expect(attenuation.isClose(to: Decibels(min(h + v, 30)), within: 1e-9))
            }
        }
    }
}
