import CHardware

/// Plain values in one block of memory, freed with the last reference; large blocks ask for huge pages.
///
/// `Sendable` by convention, not by check: filled by one builder, only read after it is handed on.
@safe final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    // SAFETY: allocated in `init`, freed in `deinit`; callers stay below `count`.
    let pointer: UnsafeMutablePointer<Element>
    let count: Int
    /// Whose memory it is when it is not ours.
    private let file: MappedFile?

    private static var hugePage: Int { 2 << 20 }

    /// Not initialised: the builder writes each element before it is read.
    init(capacity count: Int) {
        self.count = count
        file = nil
        let bytes = max(count, 1) * MemoryLayout<Element>.stride
        let isLarge = bytes >= 2 * Self.hugePage
        let alignment = isLarge ? Self.hugePage : 64
        let whole = (bytes + alignment - 1) / alignment * alignment
        let raw = UnsafeMutableRawPointer.allocate(byteCount: whole, alignment: alignment)
        if isLarge { unsafe hw_huge_pages(raw, whole) }
        unsafe pointer = unsafe raw.bindMemory(to: Element.self, capacity: count)
    }

    convenience init(repeating value: Element, count: Int) {
        self.init(capacity: count)
        unsafe pointer.initialize(repeating: value, count: count)
    }

    /// A block of just the right size with the first `count` elements.
    convenience init(copying source: UnsafePointer<Element>, count: Int) {
        self.init(capacity: count)
        unsafe pointer.initialize(from: source, count: count)
    }

    convenience init(_ values: [Element]) {
        self.init(capacity: values.count)
        for (i, value) in values.enumerated() { unsafe (pointer + i).initialize(to: value) }
    }

    /// Elements of a mapped file, only to be read.
    init(mapped file: MappedFile, offset: Int, count: Int) {
        precondition(offset + count * MemoryLayout<Element>.stride <= file.count, "a section ends within its file")
        self.count = count
        self.file = file
        unsafe pointer = unsafe (file.start + offset).assumingMemoryBound(to: Element.self)
    }

    deinit { if file == nil { unsafe pointer.deallocate() } }

    var bytes: Int { count * MemoryLayout<Element>.stride }
}

/// A block that doubles when it is full; for one builder's private use.
@safe struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    // SAFETY: owned by this value alone; `append` keeps `count` within `capacity`.
    private(set) var pointer: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        unsafe pointer = .allocate(capacity: self.capacity)
    }

    deinit { unsafe pointer.deallocate() }

    @inline(__always) mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        unsafe pointer[count] = element
        count &+= 1
    }

    /// Room for `more` elements beyond `count`, to be written through the pointer and then taken with ``take(_:)``.
    mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    mutating func take(_ more: Int) { count += more }

    mutating func removeAll() { count = 0 }

    private mutating func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        unsafe larger.moveInitialize(from: pointer, count: count)
        unsafe pointer.deallocate()
        unsafe pointer = unsafe larger
    }
}
