import Formats
import Foundation
import GeoStore
import Geometry
import Propagation
public import Studies
import Units

/// A link under stable keys, for programs.
public struct LinkDocument: Codable, Sendable, Hashable {
    public struct End: Codable, Sendable, Hashable {
        public let longitude: Double
        public let latitude: Double
        public let heightM: Double
        public let groundM: Double
    }

    public struct Point: Codable, Sendable, Hashable {
        public let distanceM: Double
        public let groundM: Double
        /// Absent at the ends.
        public let clearanceM: Double?
        public let fresnelRatio: Double?
    }

    public struct Model: Codable, Sendable, Hashable {
        public let model: String
        public let lossDb: Double?
        public let cautions: [String]
        public let refused: String?
    }

    public let from: End
    public let to: End
    public let carrierMhz: Double
    public let distanceM: Double
    public let stepM: Double
    public let lineOfSight: Bool
    public let leastClearanceM: Double
    public let leastClearanceAtM: Double
    public let leastFresnelRatio: Double
    /// Places of the profile without terrain height, bridged by straight lines.
    public let bridgedVoids: Int
    public let profile: [Point]
    public let models: [Model]

    public init(_ result: LinkStudy.Result) {
        func end(_ end: LinkStudy.End, _ ground: Double) -> End {
            End(
                longitude: end.position.x, latitude: end.position.y, heightM: end.height.metres,
                groundM: Self.rounded(ground, 2))
        }
        from = end(result.from, result.ground[0])
        to = end(result.to, result.ground[result.ground.count - 1])
        carrierMhz = result.carrier.megahertz
        distanceM = Self.rounded(result.profile.length.metres, 2)
        stepM = Self.rounded(result.profile.step.metres, 4)
        lineOfSight = result.sight.isClear
        leastClearanceM = Self.rounded(result.sight.tightest.clearance.metres, 2)
        leastClearanceAtM = Self.rounded(result.sight.tightest.distance.metres, 1)
        leastFresnelRatio = Self.rounded(result.sight.mostObstructed.ratio, 3)
        bridgedVoids = result.profile.voidCount
        profile = result.ground.enumerated().map { index, ground in
            let inner = index > 0 && index < result.ground.count - 1 ? result.sight.points[index - 1] : nil
            return Point(
                distanceM: Self.rounded(Double(index) * result.profile.step.metres, 1),
                groundM: Self.rounded(ground, 2),
                clearanceM: inner.map { Self.rounded($0.clearance.metres, 2) },
                fresnelRatio: inner.map { Self.rounded($0.ratio, 3) })
        }
        models = result.predictions.map { prediction in
            switch prediction.answer {
            case .loss(let loss, let cautions):
                Model(
                    model: prediction.model, lossDb: Self.rounded(loss.decibels, 2), cautions: cautions, refused: nil)
            case .refused(let reason):
                Model(model: prediction.model, lossDb: nil, cautions: [], refused: reason)
            }
        }
    }

    /// Keys in snake case, sorted, a line feed at the end.
    public func json() throws -> String {
        try JSONDocument.text(self) + "\n"
    }

    private static func rounded(_ value: Double, _ digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (value * scale).rounded() / scale
    }
}
