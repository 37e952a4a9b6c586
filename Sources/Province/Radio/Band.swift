package import Propagation
package import Units

/// Bands of mobile networks by the names planners write, with the middle of their downlink.
package enum Band {
    private static let carriers: [String: Double] = [
        "GSM900": 947.5, "GSM1800": 1842.5, "UMTS900": 947.5, "UMTS2100": 2140, "LTE700": 773, "LTE800": 806,
        "LTE900": 947.5, "LTE1800": 1842.5, "LTE2100": 2140, "LTE2600": 2655, "NR700": 773, "NR2600": 2593,
        "NR3500": 3550,
    ]

    package static func carrier(named name: String) -> Frequency? {
        carriers[plain(name)].map { .megahertz($0) }
    }

    /// The name of a carrier of this table; the first in alphabetical order where two have it.
    package static func name(_ technology: Technology, _ carrier: Frequency) -> String? {
        carriers.keys.sorted().first { name in
            Self.technology(named: name) == technology && carriers[name] == carrier.megahertz
        }
    }

    package static func technology(named name: String) -> Technology? {
        guard carriers[plain(name)] != nil else { return nil }
        let prefixes: [(String, Technology)] = [("GSM", .gsm), ("UMTS", .umts), ("LTE", .lte), ("NR", .nr)]
        return prefixes.first { plain(name).hasPrefix($0.0) }?.1
    }

    /// The only known name that differs in one character.
    package static func nearest(to name: String) -> String? {
        let wanted = Array(plain(name))
        let near = carriers.keys.filter { known in
            known.count == wanted.count && zip(known, wanted).filter { $0 != $1 }.count == 1
        }
        return near.count == 1 ? near.first : nil
    }

    private static func plain(_ name: String) -> String {
        name.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
