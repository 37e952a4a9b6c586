import CGDAL

/// GDAL, registered once per process. Every call that can fail runs inside ``quietly(_:)``.
enum GDALLibrary {
    private static let registered: Bool = {
        GDALAllRegister()
        return true
    }()

    /// Registers the drivers on first use.
    static func start() { _ = registered }

    /// Runs `body` with GDAL's messages kept off the terminal and the last error cleared; the message of a
    /// failing call is then read with ``lastMessage`` in the same scope.
    static func quietly<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
        start()
        // SAFETY: the handler stack is per thread; push and pop are paired on every way out.
        unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
        defer { CPLPopErrorHandler() }
        CPLErrorReset()
        return try body()
    }

    /// GDAL's own words for what went wrong last on this thread.
    static var lastMessage: String {
        // SAFETY: the pointer is to a thread-local buffer, copied before the next call.
        let message = unsafe String(cString: CPLGetLastErrorMsg())
        return message.isEmpty ? "no reason given" : message
    }

    /// Runs `body` with configuration options that hold for this thread and this call only.
    static func withOptions<T, E: Error>(_ options: [(String, String)], _ body: () throws(E) -> T) throws(E) -> T {
        // SAFETY: names and values are copied by GDAL; nil removes the thread's value again.
        for (name, value) in options { unsafe CPLSetThreadLocalConfigOption(name, value) }
        defer { for (name, _) in options { unsafe CPLSetThreadLocalConfigOption(name, nil) } }
        return try body()
    }
}

/// A GDAL string list (`char**`), freed with its owner.
@safe struct StringList: ~Copyable {
    private(set) var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    init(_ strings: [String]) {
        unsafe pointer = nil
        // SAFETY: CSLAddString copies the text and returns the list, grown.
        for string in strings { unsafe pointer = CSLAddString(pointer, string) }
    }

    /// The same list for calls that promise not to change it.
    var constant: UnsafePointer<UnsafePointer<CChar>?>? {
        unsafe UnsafeRawPointer(pointer)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    }

    deinit { unsafe CSLDestroy(pointer) }
}

/// What `doctor` prints about the file library.
public enum StoreLibraries {
    public static var gdalVersion: String {
        GDALLibrary.start()
        return unsafe String(cString: GDALVersionInfo("RELEASE_NAME"))
    }

    /// Short names of all drivers, sorted.
    public static var drivers: [String] {
        GDALLibrary.start()
        var names: [String] = []
        for index in 0..<GDALGetDriverCount() {
            guard let driver = unsafe GDALGetDriver(index) else { continue }
            unsafe names.append(String(cString: GDALGetDriverShortName(driver)))
        }
        return names.sorted()
    }
}
