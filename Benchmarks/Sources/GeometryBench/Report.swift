import Foundation

/// One operation: our rate and those of the peers, in items per second of processor time.
struct Row: Codable {
    struct Peer: Codable {
        let name: String
        let rate: Double
        let isSame: Bool
    }

    let operation: String
    let ours: Double
    var peers: [Peer]
    /// Figures that have no peer, e.g. memory.
    var note = ""

    var best: Peer? { peers.max { $0.rate < $1.rate } }
}

/// What a Python peer measured, one JSON object a line.
struct Measured: Decodable {
    let operation: String
    let peer: String
    let rate: Double
    let answer: Double
}

enum Report {
    static func number(_ v: Double, _ digits: Int = 3) -> String { String(format: "%.\(digits)g", v) }

    static func text(_ rows: [Row]) -> String {
        func pad(_ s: String, _ n: Int) -> String { s + String(repeating: " ", count: max(1, n - s.count)) }
        var lines = [
            pad("operation", 22) + pad("ours/s", 12) + pad("best peer/s", 13) + pad("ratio", 8) + "peers, notes"
        ]
        for row in rows {
            let best = row.best
            let ratio = best.map { number(row.ours / $0.rate) } ?? "-"
            let peers = row.peers.map { "\($0.name) \(number($0.rate))\($0.isSame ? "" : " (other answer)")" }
            lines.append(
                pad(row.operation, 22) + pad(number(row.ours, 4), 12) + pad(best.map { number($0.rate) } ?? "-", 13)
                    + pad(ratio, 8) + (peers + (row.note.isEmpty ? [] : [row.note])).joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }

    /// The operations that are held against a goal; the others are for the reader of the text.
    static let named = [
        "build", "window-0", "window-10", "window-1000", "batch-0", "batch-10", "batch-1000", "nearest-1", "nearest-10",
        "zones", "parcels", "parcels-sorted", "parcels-with-build", "parcels-small", "overlay",
    ]

    static func json(_ rows: [Row]) -> String {
        let objects = rows.compactMap { row -> String? in
            guard let best = row.best, named.contains(row.operation) else { return nil }
            return "  {\"operation\": \"\(row.operation)\", \"ours\": \(number(row.ours, 6)), \"peer\": "
                + "\(number(best.rate, 6)), \"peer_name\": \"\(best.name)\", \"ratio\": "
                + "\(number(row.ours / best.rate, 4)), \"same_answer\": \(row.peers.allSatisfy(\.isSame))}"
        }
        return "[\n" + objects.joined(separator: ",\n") + "\n]"
    }

    /// Processor and memory, as the system names them.
    static var machine: String {
        let cpu = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model =
            cpu.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
            .map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        return "\(model), \(ProcessInfo.processInfo.activeProcessorCount) processors, "
            + "\(ProcessInfo.processInfo.physicalMemory >> 30) GiB"
    }

    /// Most memory the process held, MiB.
    static var peak: Int {
        var usage = rusage()
        getrusage(0, &usage)  // RUSAGE_SELF
        return usage.ru_maxrss / 1024
    }
}

/// Processor seconds of this process so far.
func processorSeconds() -> Double {
    var t = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)
    return Double(t.tv_sec) + 1e-9 * Double(t.tv_nsec)
}

/// The median rate of several runs by processor time, and the answer of the last. What is done in an instant is run more
/// often.
func rate<Answer>(_ items: Int, _ repeats: Int, _ body: () -> Answer) -> (rate: Double, answer: Answer) {
    var seconds: [Double] = []
    var total = 0.0
    while true {
        let start = processorSeconds()
        let answer = body()
        seconds.append(processorSeconds() - start)
        total += seconds[seconds.count - 1]
        guard seconds.count >= repeats, total > 0.6 || seconds.count >= 5 else { continue }
        seconds.sort()
        return (Double(items) / seconds[seconds.count / 2], answer)
    }
}

/// By the clock.
func clockSeconds(_ body: () -> Void) -> Double {
    let start = ProcessInfo.processInfo.systemUptime
    body()
    return ProcessInfo.processInfo.systemUptime - start
}
