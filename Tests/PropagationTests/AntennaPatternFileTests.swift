import Foundation
import Propagation
import Testing
import Units

/// Pattern files of the three usual kinds, made here by a known law, and what is wrong with bad ones.
@Suite struct AntennaPatternFileTests {
    /// Attenuation of the 3GPP panel: 65° wide, 10° high, tilted by 6°, at most 30 dB.
    static func horizontal(_ degrees: Double) -> Double {
        min(30, 12 * pow(degrees.remainder(dividingBy: 360) / 65, 2))
    }
    static func vertical(_ degrees: Double) -> Double {
        min(30, 12 * pow((degrees - 6).remainder(dividingBy: 360) / 10, 2))
    }

    static func planet(gain: String = "GAIN 15.35 dBd", sign: Double = 1, lift: Double = 0, points: Int = 360) -> String
    {
        func cut(_ title: String, _ law: (Double) -> Double) -> String {
            "\(title) 360\n" + (0..<points).map { "\($0).0 \(sign * law(Double($0)) + lift)" }.joined(separator: "\n")
        }
        return "NAME Panel 65\nMAKE nobody\nFREQUENCY 1800\n\(gain)\nTILT ELECTRICAL\n"
            + cut("HORIZONTAL", horizontal) + "\n" + cut("VERTICAL", vertical) + "\n"
    }

    static func nsma(units: String = "DBI/DBR") -> String {
        func cut(_ name: String, _ law: (Double) -> Double) -> String {
            "PATCUT:,\(name)\nPOLARI:,V/V\nNUPOIN:,360\nFSTLST:,-180,179\n"
                + (-180..<180).map { "\($0).0,\(-law(Double($0)))," }.joined(separator: "\n")
        }
        // Elevations count upwards, so that the tilt of 6° down is at −6.
        return "REVNUM:,NSMA WG16.99.050\nMODNUM:,P65\nPATTYP:,TYPICAL\nMDGAIN:,17.5\nGUNITS:,\(units)\n"
            + cut("H", horizontal) + "\n" + cut("V") { vertical(-$0) } + "\nENDFIL:,EOF\n"
    }

    static func attenuation(_ file: AntennaPatternFile, _ bearing: Double, _ depression: Double) -> Double {
        file.pattern.attenuation(bearing: .degrees(bearing), depression: .degrees(depression), downtilt: .degrees(0))
            .decibels
    }

    @Test("Planet and NSMA files give the law they were made by, with the gain in dBi")
    func readsBoth() throws {
        for (text, gain) in [(Self.planet(), 17.5), (Self.nsma(), 17.5), (Self.nsma(units: "DBD/DBR"), 19.65)] {
            let file = try AntennaPatternFile(text: text)
            #expect(try #require(file.gain).isClose(to: Decibels(gain), within: 1e-9))
            for (bearing, depression) in [(0.0, 6.0), (32.5, 6), (-90, 2), (0, 1), (180, 20), (65, -4)] {
                let expected = min(60, Self.horizontal(bearing) + Self.vertical(depression))
                #expect(abs(Self.attenuation(file, bearing, depression) - expected) < 0.04, "\(bearing) \(depression)")
            }
        }
        #expect(try AntennaPatternFile(text: Self.planet(gain: "GAIN 17.5 dBi")).gain == Decibels(17.5))
        #expect(try AntennaPatternFile(text: Self.planet()).name == "Panel 65")
    }

    @Test("Relative fields become decibels, turned and tilted by the first lines")
    func readsFields() throws {
        let azimuth =
            "120.0\n" + (0..<360).map { "\($0) \(pow(10, -Self.horizontal(Double($0)) / 20))" }.joined(separator: "\n")
        let elevation =
            "2.0 0.0\n"
            + stride(from: -10.0, through: 90, by: 0.5).map { "\($0) \(pow(10, -Self.vertical($0) / 20))" }.joined(
                separator: "\n")
        let file = try AntennaPatternFile(name: "turned", azimuth: azimuth, elevation: elevation)
        #expect(file.gain == nil)
        #expect(abs(Self.attenuation(file, 120, 8)) < 0.01)
        #expect(abs(Self.attenuation(file, 152.5, 8) - 3) < 0.04)
        #expect(abs(Self.attenuation(file, 120, 13) - 3) < 0.04)
    }

    @Test("A map made with a measured pattern is the one made with its law")
    func coverageWithFile() throws {
        let file = try AntennaPatternFile(text: Self.planet())
        let law = try AntennaPattern(
            horizontalBeamwidth: .degrees(65), verticalBeamwidth: .degrees(10), maximumAttenuation: Decibels(60))
        func level(_ pattern: AntennaPattern, tilt: Double, x: Double, y: Double) throws -> Float {
            let sector = try Sector(
                easting: 0, northing: 0, height: .metres(30), azimuth: .degrees(60), downtilt: .degrees(tilt),
                carrier: .megahertz(1800), referencePower: .dBm(30), pattern: pattern)
            return try SitePredictor(template: [sector]).level(
                easting: 0, northing: 0, at: SitePredictor.Point(easting: x, northing: y, environment: .suburban))
        }
        for (x, y) in [(900.0, 500.0), (300, 900), (1500, -200), (2500, 2500)] {
            let measured = try level(file.pattern, tilt: 0, x: x, y: y)
            let expected = try level(law, tilt: 6, x: x, y: y)
            #expect(abs(measured - expected) < 0.1, "\(x) \(y): \(measured), \(expected)")
        }
    }

    @Test("Broken files and files in another unit are refused in words")
    func refusals() {
        func message(_ body: () throws -> Void) -> String { RefusalTests.message(body) }
        func text(_ text: String) -> String { message { _ = try AntennaPatternFile(text: text) } }
        #expect(
            text(Self.planet(gain: "GAIN 15.4"))
                == "antenna pattern: gain “15.4” has no unit: write dBd or dBi, which differ by 2.15 dB")
        #expect(text(Self.planet(gain: "")) == "antenna pattern: GAIN is missing")
        #expect(
            text(Self.planet(sign: -1)).hasSuffix("dB has the wrong sign, expected attenuations of 0 dB and more"))
        #expect(
            text(Self.planet(lift: 3))
                == "antenna pattern: the horizontal cut begins at 3 dB instead of 0: subtract its least attenuation")
        #expect(
            text(Self.planet(points: 200))
                == "antenna pattern: the horizontal cut has 200 points, expected 360 around the circle")
        #expect(
            text(Self.planet().replacingOccurrences(of: "\n12.0 ", with: "\n12,x "))
                .hasPrefix("antenna pattern: line 19, “12,x 0.408994"))
        #expect(
            text("hello")
                == "antenna pattern: neither an MSI/Planet nor an NSMA pattern: expected GAIN and HORIZONTAL 360, or NUPOIN lines"
        )
        #expect(
            text(Self.nsma(units: "LINEAR"))
                == "antenna pattern: gain “17.5” has no unit: write dBd or dBi, which differ by 2.15 dB")
        #expect(
            message { _ = try AntennaPatternFile(name: "x", azimuth: "0\n0 1\n10 1.2\n", elevation: "0\n0 1\n5 0.5\n") }
                == "antenna pattern: line 3: relative field 1.2 is not between 0 and 1")
    }
}
