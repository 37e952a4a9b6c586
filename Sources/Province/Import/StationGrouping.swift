import GeoStore
import Geometry
import Propagation
import Units

/// Makes one station of the rows a list has for one operator at one site.
///
/// Rows per antenna or per technology are one station where they agree in everything but the azimuths, or in everything but
/// the technologies; rows that agree in everything are the same row twice.
struct StationGrouping {
    let layer: Workspace.Layer
    /// Rows say which site they are of.
    let hasIds: Bool

    private struct Key: Hashable {
        var site: String?, owner: String, position: Coordinate, status: Station.Status, height: Double, onRoof: Bool?
        var technologies: [Technology], azimuths: [Angle], radio: Station.Equipment
    }

    func run(_ rows: [(id: Int64, station: Station)], _ reader: inout LayerImport) -> [Station] {
        var kept: [Station] = []
        var seen: Set<Key> = []
        for (id, station) in rows {
            var key = key(station)
            (key.site, key.height, key.onRoof) = (nil, 0, nil)
            if seen.insert(key).inserted {
                kept.append(station)
            } else {
                reader.add(
                    layer, id, .duplicateGeometry, .setAside,
                    "site \(station.site) of \(station.operator) occurs again with the same equipment at the same position"
                )
            }
        }
        guard hasIds else { return kept }
        let count = kept.count
        kept = merged(kept, ignoring: { $0.azimuths = [] }) { $0.azimuths = Self.union($0.azimuths, $1.azimuths) }
        kept = merged(
            kept,
            ignoring: {
                $0.technologies = []
                $0.radio.carriers = [:]
            }
        ) {
            $0.technologies = Array(Set($0.technologies + $1.technologies)).sorted { $0.rawValue < $1.rawValue }
            $0.equipment.carriers.merge($1.equipment.carriers) { Self.union($0, $1) }
        }
        if kept.count < count {
            reader.add(
                layer, "", .rowsGrouped, .noted,
                "\(count) rows of antennas read as \(kept.count) stations, by site and operator")
        }
        return kept
    }

    private func merged(
        _ stations: [Station], ignoring: (inout Key) -> Void, _ join: (inout Station, Station) -> Void
    ) -> [Station] {
        var kept: [Station] = []
        var seen: [Key: Int] = [:]
        for station in stations {
            var key = key(station)
            ignoring(&key)
            if let known = seen[key], kept[known].sectorsAssumed == station.sectorsAssumed {
                join(&kept[known], station)
            } else {
                seen[key] = kept.count
                kept.append(station)
            }
        }
        return kept
    }

    private func key(_ station: Station) -> Key {
        Key(
            site: station.site, owner: station.operator, position: station.position, status: station.status,
            height: station.height.metres, onRoof: station.onRoof, technologies: station.technologies,
            azimuths: station.azimuths, radio: station.equipment)
    }

    private static func union<Element: Hashable>(_ a: [Element], _ b: [Element]) -> [Element] {
        a + b.filter { !a.contains($0) }
    }
}
