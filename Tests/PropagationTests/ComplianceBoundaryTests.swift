import Foundation
import Propagation
import Testing
import Units

/// Distances in the main direction are worked from the printed simplification of ITU-T K.52, Table I.1-type formulas
/// r = 0.319 · √EIRP for a limit of 2 W/m² (EIRP in watts); the vertical ones by hand from the pattern.
@Suite struct ComplianceBoundaryTests {
    private func omni(_ dBm: Double) throws -> ComplianceBoundary {
        ComplianceBoundary([
            try .init(
                carrier: .megahertz(1800), power: .dBm(dBm), pattern: .omni)
        ])
    }

    @Test(
        "An antenna without pattern has a sphere of 0.319 √EIRP",
        arguments: [(30.0, 0.3192), (60, 10.093), (64, 15.996), (70, 31.915)])
    func sphere(dBm: Double, metres: Double) throws {
        let boundary = try omni(dBm)
        #expect(abs(boundary.horizontal.metres - metres) < 0.002)
        #expect(boundary.below.isClose(to: boundary.horizontal, within: 1e-9))
        #expect(boundary.above.isClose(to: boundary.horizontal, within: 1e-9))
    }

    @Test("Four bands of equal EIRP reach twice as far as one")
    func bandsAddUp() throws {
        let bands = try [800.0, 1800, 2100, 3500].map {
            try ComplianceBoundary.Band(carrier: .megahertz($0), power: .dBm(60), pattern: .omni)
        }
        let one = try omni(60).horizontal.metres
        #expect(abs(ComplianceBoundary(bands).horizontal.metres - 2 * one) < 1e-9)
    }

    /// 64 dBm, 10° wide, no tilt. Down to 90° the pattern is cut at 30 dB: 15.996 m · 10^-1.5 = 0.506 m straight below.
    /// The farthest place below is nearer the beam: 15.996 · 10^(−0.6 (θ/10°)²) · sin θ is greatest at
    /// θ = 10°/√1.2 · 1/√ln 10 = 6.0°, where it is 15.996 · 0.6078 · 0.1047 = 1.017 m.
    @Test("Below a panel the exclusion is a metre where its axis reaches sixteen")
    func panel() throws {
        let boundary = ComplianceBoundary([
            try .init(carrier: .megahertz(1800), power: .dBm(64), pattern: .panel)
        ])
        #expect(abs(boundary.horizontal.metres - 15.996) < 0.002)
        #expect(abs(boundary.below.metres - 1.017) < 0.002)
        #expect(boundary.above.isClose(to: boundary.below, within: 1e-9))
    }

    @Test("Tilting down lowers the exclusion and shortens it above")
    func tilt() throws {
        let boundary = ComplianceBoundary([
            try .init(carrier: .megahertz(1800), power: .dBm(64), downtilt: .degrees(10))
        ])
        #expect(boundary.below.metres > 3)
        #expect(boundary.above.metres < 0.6)
    }

    @Test("No bands, no exclusion")
    func nothing() {
        #expect(ComplianceBoundary([]).horizontal == .metres(0))
    }

    @Test("A carrier the regulation gives no limit for is refused", arguments: [109.9, 6000.1, 26_000, .nan])
    func refusesCarrier(megahertz: Double) {
        #expect(throws: PropagationError.self) {
            try ComplianceBoundary.Band(carrier: .megahertz(megahertz), power: .dBm(60))
        }
    }

    @Test("A power outside what stations radiate is refused", arguments: [-0.1, 90.1, .infinity, .nan])
    func refusesPower(dBm: Double) {
        #expect(throws: PropagationError.self) {
            try ComplianceBoundary.Band(carrier: .megahertz(900), power: .dBm(dBm))
        }
    }
}
