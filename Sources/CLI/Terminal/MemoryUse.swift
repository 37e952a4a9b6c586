import Foundation

/// Largest memory this process has held, as the kernel counts it.
enum MemoryUse {
    /// Peak resident set in MiB: `VmHWM` of /proc/self/status; nil where there is no such file.
    static var peakMebibytes: Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let digits = line.filter(\.isNumber)
            return Double(digits).map { $0 / 1024 }
        }
        return nil
    }
}
