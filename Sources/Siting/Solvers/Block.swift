/// Plain values in one block of memory, for the solver's inner loops: indices are checked in debug builds only.
///
/// `Sendable` by convention: written by one owner at a time, each phase of the solver has its own blocks.
@safe final class Block<Element: BitwiseCopyable>: @unchecked Sendable {
    // SAFETY: allocated in `init`, freed in `deinit`. Indices come from ``Core``, whose runs ``Reduction`` has made
    // from a problem that was checked, or count up to `count`.
    private let pointer: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        self.count = count
        unsafe pointer = .allocate(capacity: max(count, 1))
        unsafe pointer.initialize(repeating: value, count: count)
    }

    convenience init(_ values: some Collection<Element>, empty: Element) {
        self.init(repeating: empty, count: values.count)
        for (i, value) in values.enumerated() { self[i] = value }
    }

    deinit { unsafe pointer.deallocate() }

    subscript(i: Int) -> Element {
        @inline(__always) get {
            assert(i >= 0 && i < count)
            return unsafe pointer[i]
        }
        @inline(__always) set {
            assert(i >= 0 && i < count)
            unsafe pointer[i] = newValue
        }
    }

    func fill(_ value: Element) { unsafe pointer.update(repeating: value, count: count) }

    func copy(_ other: Block) {
        precondition(other.count == count)
        unsafe pointer.update(from: other.pointer, count: count)
    }

    /// A block with the same values.
    func copied(empty: Element) -> Block {
        let copy = Block(repeating: empty, count: count)
        copy.copy(self)
        return copy
    }
}
