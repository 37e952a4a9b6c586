import Foundation
import Sunset
import Units

/// `SunsetBench country FOLDER` and `SunsetBench order FOLDER SEED`: one JSON object a line. What the peers need to do the
/// same goes into the folder.
@main struct SunsetBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count > 1 else {
            print("usage: SunsetBench country FOLDER | order FOLDER SEED")
            return
        }
        switch arguments[0] {
        case "country":
            // The communes of Viet Nam before July 2025, and of a large province.
            for communes in [300, 10_600] { try Country(communes: communes).run(folder: arguments[1]) }
        case "order":
            try Order(seed: UInt64(arguments.count > 2 ? arguments[2] : "1") ?? 1).run(folder: arguments[1])
        default: print("SunsetBench: unknown “\(arguments[0])”")
        }
    }

    /// The clock, the processor and the answer.
    static func measured<Answer>(_ body: () throws -> Answer) rethrows -> (clock: Double, processor: Double, Answer) {
        func processor() -> Double { Double(Glibc.clock()) / Double(CLOCKS_PER_SEC) }
        let start = (ProcessInfo.processInfo.systemUptime, processor())
        let answer = try body()
        return (ProcessInfo.processInfo.systemUptime - start.0, processor() - start.1, answer)
    }

    static func write<Values: Collection>(_ values: Values, to path: String) throws
    where Values.Element: BitwiseCopyable {
        var data = Data()
        for value in values { withUnsafeBytes(of: value) { data.append(contentsOf: $0) } }
        try data.write(to: URL(fileURLWithPath: path))
    }

    static func print(_ fields: KeyValuePairs<String, Any>) throws {
        let object = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) })
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        Swift.print(String(decoding: data, as: UTF8.self))
    }

    static func print(_ line: String) { Swift.print(line) }
}
