import GeoStore
import Geometry

/// Errors of the modules below in the user's language. English is what they say of themselves where they say
/// anything; the rest is worded here.
struct ErrorWords {
    let language: Language

    /// A failure to print, or nil for an error that no module below throws.
    func failure(_ error: any Error) -> Failure? {
        switch error {
        case let error as StoreError:
            Failure(sentence: language == .vi ? words(error) : error.description)
        case let error as GeometryError:
            Failure(sentence: words(error))
        default: nil
        }
    }

    func list(_ names: [String]) -> String { names.isEmpty ? "không có" : names.joined(separator: ", ") }
}
