import Foundation
import Geometry

/// Residential land: every commune with people gets some, towns more by people than by area; in xã
/// half of it is villages, half ribbons of mixed parcels along roads.
struct ResidentialAllocator {
    let frame: Frame
    let mosaic: Mosaic
    let communes: CommuneParcels
    let seed: UInt64

    /// No commune is more than this share residential.
    private static let most = 0.5

    func place(urban: Double, rural: Double, into cover: inout LandCover) {
        guard let odt = cover.index("ODT"), let ont = cover.index("ONT"), let crops = cover.index("CLN") else { return }
        let urbanQuotas = quotas(urban) { $0.isUrban }
        let ruralQuotas = quotas(rural) { !$0.isUrban }
        for (index, commune) in frame.communes.enumerated() where commune.population > 0 {
            var random = RandomSource(seed: seed, stream: "residential", index: index)
            let free = communes.nearHub[index].filter { cover.isFree($0) }
            if commune.isUrban {
                _ = fill(free, urbanQuotas[index], odt, crops, mixedChance: 0.1, &random, &cover)
                continue
            }
            let quota = ruralQuotas[index]
            let used = fill(free, 0.55 * quota, ont, crops, mixedChance: 0.05, &random, &cover)
            ribbons(free, quota - used, ont, crops, &random, &cover)
        }
    }

    /// By people^0.8 · area^0.2, capped, what a capped commune leaves going to the others.
    private func quotas(_ total: Double, where applies: (CommuneUnit) -> Bool) -> [Double] {
        var out = [Double](repeating: 0, count: frame.communes.count)
        var open = frame.communes.indices.filter { applies(frame.communes[$0]) && frame.communes[$0].population > 0 }
        var rest = total
        while !open.isEmpty {
            let weights = open.map {
                pow(Double(frame.communes[$0].population), 0.8) * pow(frame.communes[$0].area, 0.2)
            }
            let sum = weights.reduce(0, +)
            var capped: [Int] = []
            for (k, i) in open.enumerated() where rest * weights[k] / sum > Self.most * frame.communes[i].area {
                capped.append(i)
            }
            if capped.isEmpty {
                for (k, i) in open.enumerated() { out[i] = rest * weights[k] / sum }
                break
            }
            for i in capped {
                out[i] = Self.most * frame.communes[i].area
                rest -= out[i]
            }
            open.removeAll { capped.contains($0) }
        }
        return out
    }

    /// Whole parcels from the hub outwards; the last one is mixed when it is larger than what is left.
    private func fill(
        _ parcels: [Int], _ quota: Double, _ code: UInt8, _ other: UInt8, mixedChance: Double,
        _ random: inout RandomSource, _ cover: inout LandCover
    ) -> Double {
        var area = 0.0
        for parcel in parcels where cover.isFree(parcel) {
            let rest = quota - area
            guard rest > 0.02 * quota || area == 0 else { break }
            let whole = mosaic.area[parcel]
            if random.chance(mixedChance) || whole > 1.25 * rest {
                let part = min(rest, whole * random.uniform(0.25...0.6))
                let living = Self.rounded(part, of: whole)
                cover.recordResidential(code, other, area: living, for: parcel)
                area += living
            } else {
                cover.recordResidential(code, nil, area: whole, for: parcel)
                area += whole
            }
        }
        return area
    }

    /// Mixed parcels along roads, nearest to the hub first.
    private func ribbons(
        _ parcels: [Int], _ quota: Double, _ code: UInt8, _ other: UInt8, _ random: inout RandomSource,
        _ cover: inout LandCover
    ) {
        var rest = quota
        for pass in 0..<2 {
            for parcel in parcels where rest > 0.03 * quota && cover.isFree(parcel) {
                // Roadside first; without enough of it, anywhere.
                if pass == 0, mosaic.frontage[parcel] == 0 || random.chance(0.3) { continue }
                let whole = mosaic.area[parcel]
                let living = Self.rounded(min(rest, whole * random.uniform(0.15...0.35)), of: whole)
                cover.recordResidential(code, other, area: living, for: parcel)
                rest -= living
            }
        }
    }

    /// Whole square metres, at least one, less than the parcel.
    private static func rounded(_ part: Double, of whole: Double) -> Double {
        min(max(1, part.rounded()), max(1, (whole - 1).rounded(.down)))
    }
}
