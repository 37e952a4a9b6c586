import Foundation
import Geometry

/// The plan: recorded land, with what grows taken from crops first, until every class has the share
/// the plan gives it; some plots become post and telecom land.
struct PlanAllocator {
    let seed: UInt64
    let shares: [ProvinceFacts.LandShare]
    let frame: Frame
    let mosaic: Mosaic
    let urbanity: Urbanity

    func plan(_ cover: inout LandCover) {
        let noise = Noise(seed: seed, stream: "plan")
        let crops = Set(["CLN", "HNK", "LUC", "NKH", "CSD"].compactMap { cover.index($0) })
        let homes = Set(["ODT", "ONT"].compactMap { cover.index($0) })
        var area = areas(cover)
        func missing(_ code: String) -> Double {
            guard let index = cover.index(code) else { return 0 }
            return (shares.first { $0.code == code }?.planned ?? 0) * frame.area - area[Int(index)]
        }

        // A telecom plot in one commune of four at least, on homes, offices or crops near the hub.
        grow(
            "DBV", by: missing("DBV"), least: max(2, frame.communes.count / 4), &cover, &area,
            from: crops.union(homes), whole: true
        ) { parcel, hub in -hub + 0.6 * noise.value(mosaic.centroid[parcel], scale: 300) }
        for code in ["TSC", "DYT", "DGD", "DTT", "DKV", "NTD"] {
            grow(code, by: missing(code), least: 0, &cover, &area, from: crops, whole: false) { parcel, hub in
                -hub + noise.value(mosaic.centroid[parcel], scale: 700)
            }
        }
        let industry = missing("SKK")
        IndustryBlocks(mosaic: mosaic, urbanity: urbanity, seed: seed, stream: "new industry").place(
            "SKK", area: industry, into: &cover, allowed: { crops.contains($0.planned[$1]) },
            assign: { $0.planned[$2] = $1 })
        area = areas(cover)
        for (code, urban) in [("ODT", true), ("ONT", false)] {
            grow(code, by: missing(code), least: 0, &cover, &area, from: crops, whole: false) { parcel, hub in
                guard frame.communes[Int(mosaic.commune[parcel])].isUrban == urban else { return -.infinity }
                return -hub + 0.5 * noise.value(mosaic.centroid[parcel], scale: 1500)
            }
        }
        for code in ["SKC", "TMD", "CQP", "CAN", "DGT", "DDT"] {
            grow(code, by: missing(code), least: 0, &cover, &area, from: crops, whole: false) { parcel, _ in
                0.4 * Double(mosaic.frontage[parcel]) + noise.value(mosaic.centroid[parcel], scale: 2000)
                    + 0.5 * urbanity(mosaic.centroid[parcel])
            }
        }
        // Rice above the plan's share becomes perennial crops.
        if let rice = cover.index("LUC"), let perennial = cover.index("CLN") {
            var surplus = -missing("LUC")
            for parcel in 0..<mosaic.count where surplus > 0 && cover.planned[parcel] == rice {
                cover.planned[parcel] = perennial
                surplus -= mosaic.area[parcel]
            }
        }
    }

    private func areas(_ cover: LandCover) -> [Double] {
        var out = [Double](repeating: 0, count: cover.codes.count)
        for parcel in 0..<mosaic.count { out[Int(cover.planned[parcel])] += mosaic.area[parcel] }
        return out
    }

    /// - Parameters:
    ///   - least: so many parcels change even when the first already fills the share.
    ///   - whole: prefers the smallest plots.
    ///   - score: of a parcel and its distance from the hub in sides of the commune.
    private func grow(
        _ name: String, by growth: Double, least: Int, _ cover: inout LandCover, _ area: inout [Double],
        from sources: Set<UInt8>, whole: Bool, score: (Int, Double) -> Double
    ) {
        guard let code = cover.index(name), growth > 0 || least > 0 else { return }
        var scored: [(score: Double, parcel: Int)] = []
        for parcel in 0..<mosaic.count where mosaic.kind[parcel] == .ordinary && sources.contains(cover.planned[parcel])
        {
            let commune = frame.communes[Int(mosaic.commune[parcel])]
            let c = mosaic.centroid[parcel]
            let far = hypot(c.x - commune.hub.x, c.y - commune.hub.y) / commune.area.squareRoot()
            var value = score(parcel, far)
            guard value > -.infinity else { continue }
            if whole { value -= mosaic.area[parcel] / commune.area * 20 }
            scored.append((value, parcel))
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.parcel < $1.parcel }
        var gained = 0.0
        var changed = 0
        for (_, parcel) in scored {
            if changed >= least, gained > 0.98 * growth { break }
            let size = mosaic.area[parcel]
            guard changed < least || size < 2 * (growth - gained) else { continue }
            area[Int(cover.planned[parcel])] -= size
            area[Int(code)] += size
            cover.planned[parcel] = code
            gained += size
            changed += 1
        }
    }
}
