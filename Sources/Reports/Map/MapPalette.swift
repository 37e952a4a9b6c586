import GeoStore
import Propagation
import Studies

/// Colours of the classes: the palette of Okabe and Ito (2008), told apart with every common colour vision,
/// in an order that also separates by lightness.
enum MapPalette {
    static func fill(_ way: WayOut) -> String {
        switch way {
        case .buildable: "#009e73"
        case .buildableIfAccepted: "#56b4e9"
        case .reachable: "#0072b2"
        case .rooftopOnly: "#e69f00"
        case .lockedOut: "#d55e00"
        case .undetermined: "#cc79a7"
        }
    }

    static let served = "#bdbdbd"
    static let noResidents = "#f2f2f2"
    static let outline = "#333333"
    /// All operators that ask reach the place, and at least one does.
    static let coveredByAll = "#dcebd3"
    static let coveredByOne = "#eef5ea"
    static let land = "#fdfcf7"

    static let technology: [(word: String, colour: String)] = [
        ("2G", "#999999"), ("3G", "#e69f00"), ("4G", "#56b4e9"), ("5G", "#cc79a7"),
    ]

    static func colour(_ technology: Technology) -> String {
        self.technology.first { $0.word == technology.rawValue }?.colour ?? outline
    }
}
