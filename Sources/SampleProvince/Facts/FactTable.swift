import Foundation

/// A hand-entered table: comma-separated UTF-8 with a header, lines that start with # are comments.
struct FactTable {
    let file: String
    private let header: [String]
    let rows: [Row]

    struct Row {
        let file: String
        let line: Int
        let cells: [String: String]

        func text(_ column: String) throws(SampleError) -> String {
            guard let value = cells[column], !value.isEmpty else {
                throw .malformedFact(file: file, line: line, column: column, value: "", expected: "a text")
            }
            return value
        }

        func number(_ column: String, in range: ClosedRange<Double>) throws(SampleError) -> Double {
            let value = cells[column] ?? ""
            guard let number = Double(value), range.contains(number) else {
                throw .malformedFact(
                    file: file, line: line, column: column, value: value,
                    expected: "a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }

        func whole(_ column: String, in range: ClosedRange<Int>) throws(SampleError) -> Int {
            let value = cells[column] ?? ""
            guard let number = Int(value), range.contains(number) else {
                throw .malformedFact(
                    file: file, line: line, column: column, value: value,
                    expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
    }

    init(path: String, columns: [String]) throws(SampleError) {
        let file = (path as NSString).lastPathComponent
        let content: String
        do {
            content = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(file: path, reason: "no such file, or not UTF-8")
        }
        try self.init(text: content, file: file, columns: columns)
    }

    init(text: String, file: String, columns: [String]) throws(SampleError) {
        self.file = file
        var header: [String] = []
        var rows: [Row] = []
        for record in CSVRecord.all(in: text) {
            if record.cells.count == 1, record.cells[0].isEmpty { continue }
            if record.cells[0].hasPrefix("#") { continue }
            if header.isEmpty {
                header = record.cells
                for column in columns where !header.contains(column) {
                    throw .malformedFact(
                        file: file, line: record.line, column: column, value: header.joined(separator: ","),
                        expected: "a header with this column")
                }
                continue
            }
            var cells: [String: String] = [:]
            for (name, value) in zip(header, record.cells) { cells[name] = value }
            rows.append(Row(file: file, line: record.line, cells: cells))
        }
        guard !header.isEmpty else { throw .unreadable(file: file, reason: "no header line") }
        self.header = header
        self.rows = rows
    }
}

/// One record of a comma-separated text (RFC 4180): quotes, doubled quotes, line ends inside quotes.
struct CSVRecord {
    let line: Int
    let cells: [String]

    static func all(in text: String) -> [CSVRecord] {
        var records: [CSVRecord] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        var line = 1, start = 1
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        func finishCell() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            switch byte {
            case UInt8(ascii: "\"") where quoted && i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "\""):
                cell.append(byte)
                i += 1
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: ",") where !quoted: finishCell()
            case UInt8(ascii: "\r") where !quoted: break
            case UInt8(ascii: "\n") where !quoted:
                finishCell()
                records.append(CSVRecord(line: start, cells: cells))
                cells.removeAll()
                line += 1
                start = line
            default:
                if byte == UInt8(ascii: "\n") { line += 1 }
                cell.append(byte)
            }
            i += 1
        }
        if !cell.isEmpty || !cells.isEmpty {
            finishCell()
            records.append(CSVRecord(line: start, cells: cells))
        }
        return records
    }
}
