import CGDAL

/// An open GDAL dataset; closed with its last owner. Not for two threads at once.
@safe final class Dataset {
    let path: String
    let handle: GDALDatasetH

    /// - Parameters:
    ///   - name: what GDAL is given; `path` is what the user knows.
    ///   - drivers: the only drivers to try; empty tries all.
    ///   - options: open options, `NAME=value`.
    /// - Throws: ``StoreError/unreadable(path:reason:)`` with GDAL's message.
    init(
        path: String, name: String? = nil, kind: Kind, drivers: [String] = [], options: [String] = []
    ) throws(StoreError) {
        self.path = path
        let allowed = StringList(drivers)
        let openOptions = StringList(options)
        // SAFETY: GDALOpenEx copies everything it is given; a nil result is the only failure.
        unsafe handle = try GDALLibrary.quietly { () throws(StoreError) -> GDALDatasetH in
            let opened = unsafe GDALOpenEx(
                name ?? path, kind.flags, drivers.isEmpty ? nil : allowed.constant,
                options.isEmpty ? nil : openOptions.constant, nil)
            guard let opened = unsafe opened else {
                throw .unreadable(path: path, reason: GDALLibrary.lastMessage)
            }
            return unsafe opened
        }
    }

    /// Takes over a dataset that was just created.
    init(path: String, adopting handle: GDALDatasetH) {
        self.path = path
        unsafe self.handle = unsafe handle
    }

    deinit {
        GDALLibrary.quietly { _ = unsafe GDALClose(handle) }
    }

    enum Kind {
        case vector, raster

        var flags: UInt32 {
            let kind = self == .vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER
            return UInt32(kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        }
    }

    /// Short name of the driver, e.g. `GPKG`.
    var driver: String {
        guard let driver = unsafe GDALGetDatasetDriver(handle) else { return "" }
        return unsafe String(cString: GDALGetDriverShortName(driver))
    }

    /// The files it is made of, as GDAL names them.
    var files: [String] {
        GDALLibrary.quietly {
            // SAFETY: the list is ours to free; its strings are copied.
            guard let list = unsafe GDALGetFileList(handle) else { return [] }
            defer { unsafe CSLDestroy(list) }
            return (0..<Int(unsafe CSLCount(list))).compactMap { index in
                unsafe list[index].map { unsafe String(cString: $0) }
            }
        }
    }

    var layerCount: Int { GDALLibrary.quietly { Int(unsafe GDALDatasetGetLayerCount(handle)) } }

    func layer(_ index: Int) -> OGRLayer? {
        GDALLibrary.quietly {
            unsafe GDALDatasetGetLayer(handle, Int32(index)).map { unsafe OGRLayer($0, of: self) }
        }
    }
}
