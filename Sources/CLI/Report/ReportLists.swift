import ArgumentParser
import Foundation
import Reports

/// `html,pdf`: formats in order, each once.
struct FormatList: ExpressibleByArgument {
    var values: [ReportFormat]

    static let `default` = FormatList(values: [.html, .csv])

    init(values: [ReportFormat]) { self.values = values }

    init?(argument: String) {
        guard let values = CommaList.read(argument, ReportFormat.init(rawValue:)) else { return nil }
        self.values = values
    }
}

enum CommaList {
    /// nil when a word is unknown or there is none.
    static func read<Value: Hashable>(_ text: String, _ value: (String) -> Value?) -> [Value]? {
        var values: [Value] = []
        for word in text.split(separator: ",") {
            guard let value = value(word.trimmingCharacters(in: .whitespaces).lowercased()) else { return nil }
            if !values.contains(value) { values.append(value) }
        }
        return values.isEmpty ? nil : values
    }
}
