/// Something the user has to mend: one line, naming the file or field, what is wrong with it and what to do.
struct Failure: Error {
    /// As printed on standard error.
    let line: String

    init(_ input: String, _ what: String, remedy: String) {
        line = "phusong: \(input): \(what); \(remedy)"
    }

    /// A sentence that a module or ``ErrorWords`` has already made.
    init(sentence: String) {
        line = "phusong: " + (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
    }
}
