import Propagation
public import Province
public import Siting
public import Sunset
import Units

/// Why a study stopped; the parts that can be repaired or set aside go to the ledger instead.
public enum StudyError: Error, Sendable, CustomStringConvertible {
    /// The run was asked to stop.
    case cancelled
    /// A workspace, a list, a file or the law cannot be read.
    case province(ProvinceError)
    case sunset(SunsetError)
    case siting(SitingError)
    /// A share of people that all lawful places together do not serve, of a unit or of all (nil), and the share that
    /// would be served without the obstacles that stand together, rules' ids, `discretion` or `fact.NAME`.
    case outOfReach(unit: String?, share: Double, best: Double, relaxed: [Relaxed])
    /// The same for the area of a priority place.
    case placeOutOfReach(place: String, technology: String, share: Double, best: Double, relaxed: [Relaxed])
    /// The technology of new stations, or the one a priority place asks for, is among the layers switched off.
    case switchedOff(technology: String, place: String?)
    /// An error of a module that names no file: `context` says which step or feature.
    case failed(String, reason: String)
    /// The census has no row for a commune of the unit a report is about.
    case unitWithoutPeople(unit: String, commune: String)
    /// No commune of the unit has an area.
    case unitWithoutArea(unit: String)

    /// Obstacles lifted together, and the share that could be served then, 0...1.
    public struct Relaxed: Hashable, Sendable {
        public var obstacles: [String]
        public var best: Double
    }

    public var description: String {
        switch self {
        case .cancelled: "cancelled"
        case .province(let error): error.description
        case .sunset(let error): error.description
        case .siting(let error): "\(error)"
        case .outOfReach(let unit, let share, let best, let relaxed):
            "\(unit.map { "\($0): " } ?? "")all lawful places together serve \(Self.percent(best)) of the people, "
                + "not \(Self.percent(share))" + Self.remedy(relaxed)
        case .placeOutOfReach(let place, let technology, let share, let best, let relaxed):
            "priority place “\(place)”: all lawful places together serve \(Self.percent(best)) of its area with "
                + "\(technology), not \(Self.percent(share))" + Self.remedy(relaxed)
        case .switchedOff(let technology, nil):
            "service.technology is \(technology), which --after-switch-off takes away; new stations are of it: change it to one "
                + "that stays, or leave the layer out of --after-switch-off"
        case .switchedOff(let technology, let place?):
            "priority place “\(place)” asks for \(technology), which --after-switch-off takes away; change its technology to one "
                + "that stays, or leave the layer out of --after-switch-off"
        case .failed(let context, let reason): "\(context): \(reason)"
        case .unitWithoutPeople(let unit, let commune): "\(unit): the census has no row for \(commune)"
        case .unitWithoutArea(let unit): "\(unit): no commune of it has an area"
        }
    }
}

extension StudyError {
    private static func remedy(_ relaxed: [Relaxed]) -> String {
        relaxed.map { "; without \($0.obstacles.joined(separator: " and ")) it would be \(percent($0.best))" }.joined()
            + "; ask for less, add stations to share, or find parcels for the plan with --cure"
    }

    /// Rounded down, so that a share out of reach never looks reached.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000 + 1e-6).rounded(.down))
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Runs `body` and gives its error, whichever module it comes from, the study's form.
    ///
    /// - Parameter context: the file or step the error belongs to, where the error does not say itself.
    static func wrap<Value>(_ context: String, _ body: () throws -> Value) throws(StudyError) -> Value {
        do {
            return try body()
        } catch let error as StudyError {
            throw error
        } catch is Cancelled {
            throw .cancelled
        } catch ProvinceError.cancelled {
            throw .cancelled
        } catch PropagationError.cancelled {
            throw .cancelled
        } catch let error as SunsetError {
            throw .sunset(error)
        } catch let error as SitingError {
            throw .siting(error)
        } catch {
            throw .province(ProvinceError(error, context: context))
        }
    }
}
