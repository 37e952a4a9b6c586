import Foundation
import Geometry

/// Compact blocks of 50–600 ha: industrial parks beside main roads at the edge of towns, or, remote,
/// military ground away from people.
struct IndustryBlocks {
    let mosaic: Mosaic
    let urbanity: Urbanity
    let seed: UInt64
    let stream: String
    var remote = false

    /// Turns parcels `allowed` lets through into `name` until it has gained `area` m².
    func place(
        _ name: String, area quota: Double, into cover: inout LandCover,
        allowed: (LandCover, Int) -> Bool = { $0.isFree($1) },
        assign: (inout LandCover, UInt8, Int) -> Void = {
            $0.record($1, for: $2)
        }
    ) {
        guard let code = cover.index(name), quota > 0 else { return }
        var random = RandomSource(seed: seed, stream: stream)
        var area = 0.0
        var blocks = 0
        var seeds: [(score: Double, parcel: Int)] = []
        for parcel in 0..<mosaic.count where allowed(cover, parcel) {
            if !remote, mosaic.frontage[parcel] == 0 { continue }
            let u = urbanity(mosaic.centroid[parcel])
            // Industry likes the fringe of towns, the army the far country.
            let fit = remote ? -u : -abs(u.squareRoot() - 0.35) + 0.1 * Double(mosaic.frontage[parcel])
            seeds.append((fit + 0.5 * random.unit(), parcel))
        }
        seeds.sort { $0.score != $1.score ? $0.score > $1.score : $0.parcel < $1.parcel }
        var index = 0
        while area < 0.98 * quota, index < seeds.count, blocks < 400 {
            let start = seeds[index].parcel
            index += 1
            guard allowed(cover, start) else { continue }
            let size = min(quota - area, 5e5 * pow(12, random.unit()))  // m²: 50 to 600 ha
            let radius = (size / .pi).squareRoot()
            let middle = mosaic.centroid[start]
            var near: [(d: Double, parcel: Int)] = []
            for parcel in 0..<mosaic.count {
                let c = mosaic.centroid[parcel]
                let dx = c.x - middle.x, dy = c.y - middle.y
                let d = dx * dx + dy * dy
                if d <= 2 * radius * radius, allowed(cover, parcel) { near.append((d, parcel)) }
            }
            near.sort { $0.d != $1.d ? $0.d < $1.d : $0.parcel < $1.parcel }
            var block = 0.0
            for (_, parcel) in near where block + mosaic.area[parcel] <= 1.3 * size {
                assign(&cover, code, parcel)
                block += mosaic.area[parcel]
                if block >= size { break }
            }
            area += block
            blocks += 1
        }
    }
}
