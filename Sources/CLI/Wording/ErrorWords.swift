import GeoStore
import Geometry
import PermitRules
import Province
import Reports
import SampleProvince
import Siting
import Studies
import Sunset

/// Errors of the modules below in the user's language. English is what they say of themselves where they say
/// anything; the rest is worded here.
struct ErrorWords {
    let language: Language

    /// A failure to print, or nil for an error that no module below throws.
    func failure(_ error: any Error) -> Failure? {
        sentence(error).map { Failure(sentence: $0) }
    }

    private func sentence(_ error: any Error) -> String? {
        let isEnglish = language == .en
        return switch error {
        case let error as StoreError: isEnglish ? error.description : words(error)
        case let error as GeometryError: words(error)
        case let error as WorkspaceError: isEnglish ? error.description : words(error)
        case let error as ProvinceError: words(error)
        case let error as StudyError: words(error)
        case let error as RuleError: isEnglish ? error.description : words(error)
        case let error as SampleError: isEnglish ? error.description : words(error)
        case let error as SunsetError: isEnglish ? error.description : words(error)
        case let error as SitingError: words(error)
        case let error as ReportError: isEnglish ? error.description : words(error)
        default: nil
        }
    }

    func list(_ names: [String]) -> String { names.isEmpty ? "không có" : names.joined(separator: ", ") }
}
