import Foundation
public import Units

/// What a map keeps besides the strongest level.
public struct CoverageDetail: Hashable, Sendable {
    /// Sectors at least as strong as this are counted on each cell.
    public let overlapLevel: PowerLevel
    /// Whether the power of all other sectors on the server's carrier is added up.
    public let interference: Bool

    public init(overlapLevel: PowerLevel, interference: Bool) {
        self.overlapLevel = overlapLevel
        self.interference = interference
    }
}

/// A map that grows with every mast, in any order.
struct NetworkMap: Sendable {
    private var levels: [Float]
    private var servers: [Int32] = []
    private var overlap: [UInt8] = []
    /// By channel and cell, in ``quantum``s: whole numbers add up to the same sum in any order.
    private var powers: [[Int64]] = []
    private let overlapLevel: Float
    /// Channel of each sector.
    private let channels: [Int]

    /// mW; 25 dB below the noise of one resource element.
    private static let quantum = 1e-15

    init(cells: Int, sectors: [Sector], _ detail: CoverageDetail?) {
        levels = [Float](repeating: -.infinity, count: cells)
        overlapLevel = Float(detail?.overlapLevel.dBm ?? .infinity)
        let carriers = MastSectors.carriers(of: sectors)
        channels = sectors.map { carriers.firstIndex(of: $0.carrier) ?? 0 }
        guard let detail else { return }
        servers = [Int32](repeating: -1, count: cells)
        overlap = [UInt8](repeating: 0, count: cells)
        if detail.interference { powers = carriers.map { _ in [Int64](repeating: 0, count: cells) } }
    }

    mutating func raise(_ cells: [CellLattice.Cell], _ losses: [Float], _ group: MastSectors.Group) {
        for cell in cells {
            let index = Int(cell.index)
            let level = group.level(loss: losses[Int(cell.node)], towards: cell.bearing)
            guard level >= levels[index] else { continue }
            if !servers.isEmpty {
                let server = group.sectors[Int(group.horizontal.strongest[Int(cell.bearing.bin)])]
                if level > levels[index] || server < servers[index] { servers[index] = server }
            }
            levels[index] = level
        }
        if !servers.isEmpty { count(cells, losses, group) }
    }

    /// Adds each of the group's sectors to overlap and power.
    private mutating func count(_ cells: [CellLattice.Cell], _ losses: [Float], _ group: MastSectors.Group) {
        for sector in group.sectors.indices {
            for cell in cells {
                let index = Int(cell.index)
                let level = group.level(loss: losses[Int(cell.node)], towards: cell.bearing, sector: sector)
                if level >= overlapLevel, overlap[index] < .max { overlap[index] += 1 }
                if !powers.isEmpty { powers[group.channel][index] += Self.quanta(level) }
            }
        }
    }

    /// At most those of −20 dBm, so that a million sectors do not overflow; levels that are none have none.
    private static func quanta(_ level: Float) -> Int64 {
        Int64((pow(10, Double(min(level, -20)) / 10) / quantum).rounded())
    }

    func finish(_ grid: GridFrame, floor: Float, unknown: Int, _ cautions: [CoverageCaution]) -> Coverage {
        var (levels, servers) = (levels, servers)
        var interference = [Float](repeating: 0, count: powers.isEmpty ? 0 : levels.count)
        for cell in levels.indices {
            if levels[cell] < floor {
                levels[cell] = .nan
                if !servers.isEmpty { servers[cell] = -1 }
            } else if !powers.isEmpty {
                let others = powers[channels[Int(servers[cell])]][cell] - Self.quanta(levels[cell])
                interference[cell] = Float(Double(max(0, others)) * Self.quantum)
            }
        }
        return Coverage(
            grid: grid, levels: levels, bestServer: servers, overlap: overlap, interference: interference,
            noDataCells: unknown, cautions: cautions)
    }
}
