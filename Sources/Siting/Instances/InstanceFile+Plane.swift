extension InstanceFile {
    static func grid(_ text: String, file: String) throws(SitingError) -> InstanceFile {
        var candidates: [Candidate] = [], weights: [Double] = []
        var sites: [(x: Double, y: Double)] = [], points: [(x: Double, y: Double)] = []
        var counts: [Int] = []
        for (number, fields) in lines(text) {
            if counts.isEmpty {
                counts = fields.compactMap { Int($0) }
                guard counts.count == 2 else {
                    throw .malformed(file: file, line: number, expected: "numbers of sites and points")
                }
                continue
            }
            guard fields.count >= 5, let x = Double(fields[2]), let y = Double(fields[3]), let last = Double(fields[4]),
                x.isFinite, y.isFinite
            else { throw .malformed(file: file, line: number, expected: "F id x y cost, or C id x y demand") }
            switch fields[0] {
            case "F":
                sites.append((x, y))
                candidates.append(Candidate(id: String(fields[1]), cost: last))
            case "C":
                points.append((x, y))
                weights.append(last)
            default: throw .malformed(file: file, line: number, expected: "a line that begins with F or C")
            }
        }
        guard counts.count == 2 else { throw .unknownFormat(file: file) }
        guard sites.count == counts[0] else {
            throw .arraysDisagree(what: "F lines", expected: counts[0], found: sites.count)
        }
        guard points.count == counts[1] else {
            throw .arraysDisagree(what: "C lines", expected: counts[1], found: points.count)
        }
        return InstanceFile(candidates: candidates, links: .plane(sites: sites, points: points, weights: weights))
    }

    static func plane(_ text: String, file: String) throws(SitingError) -> InstanceFile {
        var points: [(x: Double, y: Double)] = [], weights: [Double] = []
        for (number, fields) in lines(text).dropFirst() {
            let numbers = fields.prefix(3).compactMap { Double($0) }
            guard numbers.count == 3, numbers[0].isFinite, numbers[1].isFinite else {
                throw .malformed(file: file, line: number, expected: "x y weight")
            }
            points.append((numbers[0], numbers[1]))
            weights.append(numbers[2])
        }
        let candidates = points.indices.map { Candidate(id: String($0)) }
        return InstanceFile(candidates: candidates, links: .plane(sites: points, points: points, weights: weights))
    }

    /// Fields of the lines with content, and line numbers from 1. Bytes, not characters: files have millions of fields.
    private static func lines(_ text: String) -> some Sequence<(Int, [Substring])> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().lazy
            .map { ($0 + 1, $1.split(whereSeparator: isSpace).map { Substring($0) }) }
            .filter { !$1.isEmpty }
    }
}
