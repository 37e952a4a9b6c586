import Foundation
import Geometry

/// Gives every parcel its recorded class: each class takes the free parcels that suit it best until
/// it has its share of the land; perennial crops are the matrix that remains.
struct LandAllocator {
    let seed: UInt64
    let shares: [ProvinceFacts.LandShare]
    let frame: Frame
    let mosaic: Mosaic
    let urbanity: Urbanity
    let terrain: TerrainModel
    let rivers: Rivers

    /// Classes of single plots around every hub, in the order in which they choose.
    static let amenities = ["TSC", "DBV", "DYT", "DGD", "TON", "DTT", "DKV", "DDT", "NTD"]

    func cover() -> LandCover {
        var cover = LandCover(codes: shares.map(\.code), parcels: mosaic.count)
        if let transport = cover.index("DGT") {
            for parcel in 0..<mosaic.count where mosaic.kind[parcel] != .ordinary {
                cover.record(transport, for: parcel)
            }
        } else if let crops = cover.index("CLN") {
            for parcel in 0..<mosaic.count where mosaic.kind[parcel] != .ordinary { cover.record(crops, for: parcel) }
        }
        let communes = CommuneParcels(frame, mosaic, seed: seed)
        placeAmenities(communes, &cover)
        ResidentialAllocator(frame: frame, mosaic: mosaic, communes: communes, seed: seed).place(
            urban: share("ODT") * frame.area, rural: share("ONT") * frame.area, into: &cover)
        placeWater(&cover)
        IndustryBlocks(mosaic: mosaic, urbanity: urbanity, seed: seed, stream: "industry").place(
            "SKK", area: share("SKK") * frame.area, into: &cover)
        IndustryBlocks(mosaic: mosaic, urbanity: urbanity, seed: seed, stream: "defence", remote: true).place(
            "CQP", area: share("CQP") * frame.area, into: &cover)
        placeByScore(&cover)
        let crops = cover.index("CLN") ?? 0
        for parcel in 0..<mosaic.count where cover.isFree(parcel) { cover.record(crops, for: parcel) }
        cover.startPlan(mosaic.area)
        return cover
    }

    private func share(_ code: String) -> Double { shares.first { $0.code == code }?.recorded ?? 0 }

    /// Communes take turns, so that each has its office and its school before any has two; no commune
    /// gives more than a quarter of its parcels.
    private func placeAmenities(_ communes: CommuneParcels, _ cover: inout LandCover) {
        var given = [Int](repeating: 0, count: frame.communes.count)
        var next = [Int](repeating: 0, count: frame.communes.count)
        for (number, name) in Self.amenities.enumerated() {
            guard let code = cover.index(name) else { continue }
            let quota = share(name) * frame.area
            var area = 0.0
            var turn = number * 13
            var idle = 0
            while area < quota, idle < frame.communes.count {
                let commune = turn % frame.communes.count
                turn += 1
                let parcels = communes.nearHub[commune]
                while next[commune] < parcels.count, !cover.isFree(parcels[next[commune]]) { next[commune] += 1 }
                guard parcels.count >= 10, given[commune] * 4 < parcels.count, next[commune] < parcels.count else {
                    idle += 1
                    continue
                }
                let parcel = parcels[next[commune]]
                // A plot far larger than what is left would overshoot the share.
                guard mosaic.area[parcel] < 2 * (quota - area) else {
                    idle += 1
                    continue
                }
                idle = 0
                cover.record(code, for: parcel)
                given[commune] += 1
                area += mosaic.area[parcel]
            }
        }
    }

    private func placeWater(_ cover: inout LandCover) {
        take("SON", &cover) { -rivers.distance(to: $0) }
        take("MNC", &cover) { c in
            let d = hypot(c.x - rivers.reservoir.x, c.y - rivers.reservoir.y)
            return -min(d, 4 * rivers.distance(to: c) + 1500)
        }
    }

    private func placeByScore(_ cover: inout LandCover) {
        let noise = Noise(seed: seed, stream: "land")
        take("CAN", &cover) { noise.value($0, scale: 1500) - 0.5 * urbanity($0) }
        take("SKC", &cover, roadside: true) { 0.6 * noise.value($0, scale: 1800) + urbanity($0).squareRoot() }
        take("TMD", &cover, roadside: true) { 0.3 * noise.value($0, scale: 600) + urbanity($0) }
        take("RPH", &cover) { 40 * terrain.slope($0) + terrain.height($0) / 200 - 3 * urbanity($0) }
        take("RSX", &cover) {
            25 * terrain.slope($0) + 0.8 * noise.value($0, scale: 5000) - 3 * urbanity($0)
        }
        take("LUC", &cover) { -rivers.distance(to: $0) / 6000 + noise.value($0, scale: 3000) - urbanity($0) }
        take("NTS", &cover) { -rivers.distance(to: $0) / 3000 + noise.value($0, scale: 900) }
        take("HNK", &cover) { noise.value($0, scale: 2500) - 0.5 * urbanity($0) }
        take("NKH", &cover) { noise.value(Coordinate($0.y, $0.x), scale: 1200) - urbanity($0) }
        take("CSD", &cover) { terrain.slope($0) + noise.value(Coordinate($0.y, -$0.x), scale: 700) }
    }

    /// The free parcels with the highest score until the class has its share.
    private func take(
        _ name: String, _ cover: inout LandCover, roadside: Bool = false, score: (Coordinate) -> Double
    ) {
        guard let code = cover.index(name) else { return }
        let quota = share(name) * frame.area
        guard quota > 0 else { return }
        var scored: [(score: Double, parcel: Int)] = []
        for parcel in 0..<mosaic.count where cover.isFree(parcel) {
            let road = roadside ? 0.5 * Double(mosaic.frontage[parcel]) : 0
            scored.append((score(mosaic.centroid[parcel]) + road, parcel))
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.parcel < $1.parcel }
        var area = 0.0
        for (_, parcel) in scored {
            let rest = quota - area
            if rest < 0.02 * quota || rest <= 0 { break }
            guard mosaic.area[parcel] < 2 * rest else { continue }
            cover.record(code, for: parcel)
            area += mosaic.area[parcel]
        }
    }
}

/// The ordinary parcels of each commune, nearest to its hub first, with some disorder so that towns
/// are not round.
struct CommuneParcels {
    let nearHub: [[Int]]

    init(_ frame: Frame, _ mosaic: Mosaic, seed: UInt64) {
        var random = RandomSource(seed: seed, stream: "disorder")
        var scored = [[(score: Double, parcel: Int)]](repeating: [], count: frame.communes.count)
        for parcel in 0..<mosaic.count where mosaic.kind[parcel] == .ordinary {
            let index = Int(mosaic.commune[parcel])
            let commune = frame.communes[index]
            let c = mosaic.centroid[parcel]
            let far = hypot(c.x - commune.hub.x, c.y - commune.hub.y) / commune.area.squareRoot()
            scored[index].append((far - 0.04 * Double(mosaic.frontage[parcel]) + 0.12 * random.unit(), parcel))
        }
        nearHub = scored.map { list in
            list.sorted { $0.score != $1.score ? $0.score < $1.score : $0.parcel < $1.parcel }.map(\.parcel)
        }
    }
}
