import Foundation
import GeoStore

/// Writes papers as the files that are handed in.
public struct PaperFiles {
    /// What a paper can be written as.
    public static let formats: [ReportFormat] = [.pdf, .csv, .xlsx, .docx]

    private let formats: Set<ReportFormat>
    private let typesetters: TypesetterPool?

    /// - Parameter python: the interpreter with the typesetter; needed for PDF only.
    /// - Throws: ``ReportError``, also when PDF is asked for and cannot be made.
    public init(_ formats: Set<ReportFormat>, templates: ReportTemplates, python: String?) throws(ReportError) {
        self.formats = formats
        typesetters =
            formats.contains(.pdf)
            ? try TypesetterPool(python: python, template: templates.paper, count: 1) : nil
    }

    /// `NAME.docx`, `NAME.pdf`, and of the annexed tables `phu-luc.xlsx` and `tables/ID.csv`, in a folder of the paper's own
    /// that appears whole or not at all.
    ///
    /// - Throws: ``ReportError``, or ``StoreError`` of the folder.
    public func write(_ paper: Paper, named name: String, to folder: String) throws {
        try OutputFolder.write(to: folder) { part in
            for format in formats where format == .docx || format == .pdf {
                try write(paper, as: format, to: part + "/\(name).\(format.rawValue)")
            }
            guard !paper.annexes.isEmpty else { return }
            if formats.contains(.xlsx) { try Self.write(AnnexWorkbook(paper).bytes, to: part + "/phu-luc.xlsx") }
            if formats.contains(.csv) {
                try FileManager.default.createDirectory(atPath: part + "/tables", withIntermediateDirectories: true)
                for table in paper.annexes { try CSVWriter.write(table.features, to: part + "/tables/\(table.id).csv") }
            }
        }
    }

    /// One file, without annexes.
    ///
    /// - Throws: ``ReportError``.
    public func write(_ paper: Paper, as format: ReportFormat, to path: String) throws(ReportError) {
        if format == .pdf {
            try typesetters?.typeset(PaperPage(paper).node, to: path)
        } else {
            try Self.write(WordDocument(paper).bytes, to: path)
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }
}
