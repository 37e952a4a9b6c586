/// Connection strings as they may be shown: a result and a message never carry a password.
public enum ConnectionText {
    /// The text with the value after every `password=` hidden, quoted or not.
    public static func redacted(_ text: String) -> String {
        text.replacing(/(?i)(password\s*=\s*)('[^']*'|"[^"]*"|[^\s'"“”]+)/) { match in "\(match.output.1)•••" }
    }
}
