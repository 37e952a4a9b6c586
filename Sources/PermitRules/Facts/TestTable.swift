import Units

/// Every distinct question of a rule book, numbered: a place answers each once, a rule is then a few bit operations.
struct TestTable: Sendable {
    struct Question: Hashable, Sendable {
        let fact: Fact
        let predicate: FactTest.Predicate
    }

    /// As many questions as ``TestSet`` has bits.
    static let limit = 256

    private(set) var questions: [Question] = []
    private(set) var byFact: [Fact: [Int]] = [:]
    private var numbers: [Question: Int] = [:]

    /// The number of the test's question.
    mutating func number(_ test: FactTest) -> Int {
        let question = Question(fact: test.fact, predicate: test.predicate)
        if let known = numbers[question] { return known }
        numbers[question] = questions.count
        byFact[test.fact, default: []].append(questions.count)
        questions.append(question)
        return questions.count - 1
    }

    func number(of test: FactTest) -> Int? { numbers[Question(fact: test.fact, predicate: test.predicate)] }
}

/// Yes, no or unknown for each question of a ``TestTable``.
struct TestSet: Hashable, Sendable {
    private(set) var yes = SIMD4<UInt64>()
    private(set) var no = SIMD4<UInt64>()

    subscript(number: Int) -> Bool? {
        get {
            let bit: UInt64 = 1 << UInt64(number & 63)
            if yes[number >> 6] & bit != 0 { return true }
            return no[number >> 6] & bit != 0 ? false : nil
        }
        set {
            let bit: UInt64 = 1 << UInt64(number & 63)
            yes[number >> 6] &= ~bit
            no[number >> 6] &= ~bit
            switch newValue {
            case true?: yes[number >> 6] |= bit
            case false?: no[number >> 6] |= bit
            case nil: break
            }
        }
    }

    var isEmpty: Bool { yes == .zero && no == .zero }

    /// Whether all that `wanted` asks for holds here: nil when something unknown leaves it open.
    @inline(__always)
    func satisfies(_ wanted: TestSet) -> Bool? {
        if (no & wanted.yes) | (yes & wanted.no) != .zero { return false }
        return yes & wanted.yes == wanted.yes && no & wanted.no == wanted.no ? true : nil
    }

    /// Takes over every answer of `other`.
    mutating func fill(_ other: TestSet) {
        yes = (yes & ~other.no) | other.yes
        no = (no & ~other.yes) | other.no
    }
}
