/// Why a sample province could not be made; cases carry facts.
public enum SampleError: Error, Hashable, Sendable {
    /// A facts file is missing or cannot be read.
    case unreadable(file: String, reason: String)
    /// A line of a facts file is not what the file's header promises.
    case malformedFact(file: String, line: Int, column: String, value: String, expected: String)
    /// A fact the sample needs is not in the folder.
    case missingFact(file: String, name: String)
    /// Fewer parcels were asked for than units can be told apart with.
    case tooFewParcels(asked: Int, least: Int)
    case tooManyParcels(asked: Int, most: Int)
    case rateOutOfRange(Double)
    /// A boundary file gave no usable unit.
    case noUnits(file: String, reason: String)
    /// A field that names the code or the name of a unit was not found.
    case missingField(file: String, wanted: [String], present: [String])
    /// Two units of one boundary file carry the same code.
    case repeatedCode(file: String, code: String)
    /// No provincial grid is known and none was given.
    case noGrid(province: String)
    case cannotWrite(path: String, reason: String)
}

extension SampleError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read (\(reason))"
        case .malformedFact(let file, let line, let column, let value, let expected):
            "\(file), line \(line), column \(column): “\(value)” is not \(expected)"
        case .missingFact(let file, let name): "\(file): no line “\(name)”; add it with its source"
        case .tooFewParcels(let asked, let least):
            "\(asked) parcels are too few for this frame; ask for at least \(least)"
        case .tooManyParcels(let asked, let most): "\(asked) parcels are too many; ask for at most \(most)"
        case .rateOutOfRange(let rate): "defect rate \(rate) is not between 0 and 0.5"
        case .noUnits(let file, let reason): "\(file): no unit to build on (\(reason))"
        case .missingField(let file, let wanted, let present):
            "\(file): none of the fields \(wanted.joined(separator: ", ")) is there; "
                + "it has \(present.joined(separator: ", "))"
        case .repeatedCode(let file, let code): "\(file): code \(code) occurs more than once"
        case .noGrid(let province):
            "no VN-2000 grid is known for province “\(province)”; give the working CRS"
        case .cannotWrite(let path, let reason): "\(path): cannot be written (\(reason))"
        }
    }
}
