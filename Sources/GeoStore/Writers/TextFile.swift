/// A text as a file in UTF-8, whole or not at all.
public enum TextFile {
    /// - Throws: ``StoreError``
    public static func write(_ text: String, to path: String) throws(StoreError) {
        try AtomicFile.write(Array(text.utf8), to: path)
    }
}
