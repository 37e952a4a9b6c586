import CHardware

/// Numbers in one piece of memory that several passes over a radial share, without a check or a count per access in
/// release builds of the loops that have made sure once.
///
/// INVARIANT: `capacity` is a multiple of the lanes' width; all numbers are initialised.
@safe
struct Strip<Element: BitwiseCopyable>: ~Copyable {
    private let base: UnsafeMutablePointer<Element>
    let capacity: Int

    init(_ count: Int, repeating value: Element) {
        capacity = (max(count, 1) + Lanes.width - 1) / Lanes.width * Lanes.width
        unsafe base = .allocate(capacity: capacity)
        unsafe base.initialize(repeating: value, count: capacity)
    }

    deinit { unsafe base.deallocate() }

    @inline(always)
    subscript(_ i: Int) -> Element {
        get {
            precondition(i >= 0 && i < capacity)
            return unsafe base[i]
        }
        set {
            precondition(i >= 0 && i < capacity)
            unsafe base[i] = newValue
        }
    }
}

extension Strip where Element == Float {
    /// Sixteen numbers from `first` on.
    @inline(always)
    subscript(lanes first: Int) -> Lanes {
        get {
            precondition(first >= 0 && first + Lanes.width <= capacity)
            return unsafe UnsafeRawPointer(base + first).loadUnaligned(as: Lanes.self)
        }
        set {
            precondition(first >= 0 && first + Lanes.width <= capacity)
            unsafe UnsafeMutableRawPointer(base + first).storeBytes(of: newValue, as: Lanes.self)
        }
    }
}
