/// Something the user has to mend: one line, naming the file or field, what is wrong with it and what to do.
struct Failure: Error {
    /// As printed on standard error.
    var line: String { "phusong: " + sentence }
    let sentence: String

    init(_ input: String, _ what: String, remedy: String) {
        sentence = "\(input): \(what); \(remedy)"
    }

    /// A sentence that a module or ``ErrorWords`` has already made.
    init(sentence: String) {
        self.sentence = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }
}
