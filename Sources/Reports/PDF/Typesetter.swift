import Formats
import Foundation
import Synchronization

/// Helper processes that typeset PDF, one per thread, each started once and fed a line per document.
final class TypesetterPool: Sendable {
    private let idle: Mutex<[Typesetter]>

    /// - Parameter template: path of the Typst template every document is set with.
    /// - Throws: ``ReportError/typesetter(reason:)`` when the helper does not start.
    init(python: String?, template: String, count: Int) throws(ReportError) {
        guard let python else { throw .noTypesetter }
        var started: [Typesetter] = []
        for _ in 0..<count { started.append(try Typesetter(python: python, template: template)) }
        idle = Mutex(started)
    }

    /// - Throws: ``ReportError/typesetter(reason:)`` with what the typesetter says is wrong.
    func typeset(_ page: PageNode, to path: String) throws(ReportError) {
        // There are as many helpers as threads, so one is always idle.
        guard let helper = idle.withLock({ $0.popLast() }) else { throw .typesetter(reason: "no helper is left") }
        defer { idle.withLock { $0.append(helper) } }
        try helper.typeset(page, to: path)
    }
}

/// One helper process. Used by one thread at a time; ``TypesetterPool`` sees to it.
final class Typesetter: Sendable {
    private let process: Process
    private let input: FileHandle
    private let output: FileHandle

    private struct Job: Encodable {
        var output: String
        var data: String
        var date: [Int]
    }

    private struct Answer: Decodable {
        var error: String?
    }

    init(python: String, template: String) throws(ReportError) {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", TypesetterProgram.python, template]
        process.standardInput = input
        process.standardOutput = output
        do {
            try process.run()
        } catch {
            throw .typesetter(reason: "\(python): \((error as NSError).localizedDescription)")
        }
        self.process = process
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        // Ready, or what is missing.
        try check(try answer())
    }

    deinit {
        try? input.close()
        process.waitUntilExit()
    }

    func typeset(_ page: PageNode, to path: String) throws(ReportError) {
        do {
            let data = try JSONSerialization.data(withJSONObject: page.plain, options: [.sortedKeys])
            let date = ["year", "month", "day"].map { key in
                if case .object(let members) = page, case .text(let text)? = members[key] { Int(text) ?? 1 } else { 1 }
            }
            let job = Job(output: path, data: String(decoding: data, as: UTF8.self), date: date)
            try input.write(contentsOf: Data((try JSONDocument.line(job) + "\n").utf8))
        } catch {
            throw .typesetter(reason: (error as NSError).localizedDescription)
        }
        try check(try answer())
    }

    private func check(_ answer: Answer) throws(ReportError) {
        if let error = answer.error { throw .typesetter(reason: error) }
    }

    /// One line of JSON.
    private func answer() throws(ReportError) -> Answer {
        var line = Data()
        while true {
            guard let byte = try? output.read(upToCount: 1), !byte.isEmpty else {
                throw .typesetter(reason: "the helper ended before it answered")
            }
            if byte[byte.startIndex] == 0x0A { break }
            line.append(byte)
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: line) else {
            throw .typesetter(reason: String(decoding: line, as: UTF8.self))
        }
        return answer
    }
}
