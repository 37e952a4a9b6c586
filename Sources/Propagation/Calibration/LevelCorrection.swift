import Foundation
public import Units

/// Corrections of one carrier's losses by what stands around the terminal, for maps.
///
/// A class without a correction keeps the model's own loss and the antenna's own pattern.
public struct LevelCorrection: Hashable, Sendable {
    private struct Terms: Hashable {
        let offset, slope, share, nearest, farthest: Float
    }

    /// By the raw value of ``Environment``.
    private let terms: [Terms?]
    /// The most of a pattern that the corrections were fitted with, dB.
    private let patternCap: Float

    public init(_ corrections: [Environment: Calibration.Correction], patternCap: Decibels) {
        terms = Environment.allCases.map { environment in
            corrections[environment].map { correction in
                Terms(
                    offset: Float(correction.offset), slope: Float(correction.slope),
                    share: Float(correction.patternShare), nearest: Float(log10(correction.nearest / 1000)),
                    farthest: Float(log10(correction.farthest / 1000)))
            }
        }
        self.patternCap = Float(patternCap.decibels)
    }

    /// Loss and attenuation together, dB.
    ///
    /// - Parameter decades: log10 of the distance in km.
    @inline(__always)
    func sum(loss: Float, attenuation: Float, environment: UInt8, decades: Float) -> Float {
        guard Int(environment) < terms.count, let terms = terms[Int(environment)] else { return loss + attenuation }
        let d = min(max(decades, terms.nearest), terms.farthest)
        return loss + terms.offset + terms.slope * d + terms.share * min(attenuation, patternCap)
    }
}
