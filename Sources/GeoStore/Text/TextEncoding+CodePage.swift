extension TextEncoding {
    /// What files call a code page: `UTF-8`, `65001`, `ANSI 1258`, `ANSI_1258`, `CP1258`, `windows-1258`, `ISO-8859-1`,
    /// `88591`, `ABC`; nil for those that are not decoded here.
    init?(codePage name: String) {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        switch letters {
        case "utf8", "65001", "utf8bom": self = .utf8
        case "iso88591", "88591", "latin1", "28591": self = .latin1
        case "tcvn3", "tcvn5712", "tcvn57123", "tcvn", "abc": self = .tcvn3
        case "vni", "vniwindows", "vniwin": self = .vni
        case "usascii", "ascii", "ansi": self = .cp1252
        default:
            if letters.hasSuffix("1258") || letters == "windowsvietnamese" {
                self = .cp1258
            } else if letters.hasSuffix("1252") {
                self = .cp1252
            } else {
                return nil
            }
        }
    }

    /// The language driver id in byte 29 of a `.dbf`: the Windows and the OEM “Western” pages that programs write
    /// whatever the text is.
    init?(languageDriver id: UInt8) {
        switch id {
        case 0x03, 0x57, 0x58, 0x59: self = .cp1252
        default: return nil
        }
    }

    /// Whether programs write this name over text of any encoding, so that it proves little.
    var isNamedByDefault: Bool { self == .cp1252 || self == .latin1 }
}
