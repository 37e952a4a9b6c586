extension DoctorReport {
    /// One line per thing looked at; with `quiet` only what is missing.
    func text(_ texts: Texts, quiet: Bool) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String, isFine: Bool) {
            guard !quiet || !isFine else { return }
            let padding = String(repeating: " ", count: max(1, 24 - name.count))
            lines.append("\(isFine ? "✔" : "✘") \(name)\(padding)\(value)")
        }
        add("phusong", version, isFine: true)
        for library in libraries { add(library.name, library.version, isFine: true) }
        add("EPSG", epsg ?? texts.missing, isFine: epsg != nil)
        add("VN-2000 → WGS 84", texts.doctorDatum(datum), isFine: datum.isAvailable)
        for format in formats {
            add(format.purpose, texts.doctorFormat(format), isFine: format.isAvailable)
        }
        add("GeoData", data.map { "\($0.path) (\(texts.doctorRoute($0.route)))" } ?? texts.missing, isFine: data != nil)
        return lines.joined(separator: "\n")
    }
}
