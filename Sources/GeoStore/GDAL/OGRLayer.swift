import CGDAL
import Foundation
import Geometry

/// One layer of an open dataset: its description and a cursor over its features.
@safe final class OGRLayer {
    let dataset: Dataset
    private let handle: OGRLayerH
    let name: String
    private(set) var fields: [FieldDefinition]
    /// The names of the fields as stored.
    let storedNames: [[UInt8]]
    /// What OGR calls each field's type, for reading.
    private let types: [OGRFieldType]

    init(_ handle: OGRLayerH, of dataset: Dataset) {
        self.dataset = dataset
        unsafe self.handle = unsafe handle
        // SAFETY: names and definitions belong to the layer, which lives as long as the dataset we hold.
        name = NormalForm.composed(unsafe String(cString: OGR_L_GetName(handle)))
        var fields: [FieldDefinition] = []
        var types: [OGRFieldType] = []
        var stored: [[UInt8]] = []
        let definition = unsafe OGR_L_GetLayerDefn(handle)
        for index in 0..<(unsafe OGR_FD_GetFieldCount(definition)) {
            guard let field = unsafe OGR_FD_GetFieldDefn(definition, index) else { continue }
            let type = unsafe OGR_Fld_GetType(field)
            let isBoolean = unsafe OGR_Fld_GetSubType(field) == OFSTBoolean
            let bytes = unsafe Self.bytes(OGR_Fld_GetNameRef(field))
            let text =
                String(validating: bytes, as: UTF8.self)
                ?? (try? TextEncoding.decode(bytes, as: .latin1)) ?? "field\(index + 1)"
            fields.append(FieldDefinition(NormalForm.composed(text), isBoolean ? .boolean : type.kind))
            types.append(type)
            stored.append(bytes)
        }
        storedNames = stored
        self.fields = fields
        self.types = types
    }

    /// Reads the names of the fields anew.
    func renameFields(_ name: ([UInt8]) -> String) {
        for index in fields.indices { fields[index].name = name(storedNames[index]) }
    }

    var crs: CRS? { GDALLibrary.quietly { unsafe CRS.read(OGR_L_GetSpatialRef(handle)) } }

    var featureCount: Int { GDALLibrary.quietly { Int(unsafe OGR_L_GetFeatureCount(handle, 1)) } }

    var extent: Box? {
        var envelope = OGREnvelope()
        guard
            GDALLibrary.quietly({ unsafe OGR_L_GetExtent(handle, &envelope, 1) }) == OGRERR_NONE,
            envelope.MinX.isFinite, envelope.MinX <= envelope.MaxX
        else { return nil }
        return Box(minX: envelope.MinX, minY: envelope.MinY, maxX: envelope.MaxX, maxY: envelope.MaxY)
    }

    var geometryKind: GeometryKind {
        let flat = OGR_GT_Flatten(OGR_GT_GetLinear(unsafe OGR_L_GetGeomType(handle)))
        return switch flat {
        case wkbNone: .none
        case wkbPoint, wkbMultiPoint: .point
        case wkbLineString, wkbMultiLineString: .line
        case wkbPolygon, wkbMultiPolygon: .polygon
        default: .mixed
        }
    }

    /// - Throws: GDAL's message when the clause is refused.
    func setFilter(_ filter: String?) throws(StoreError) {
        try GDALLibrary.quietly { () throws(StoreError) in
            guard unsafe OGR_L_SetAttributeFilter(handle, filter) == OGRERR_NONE else {
                throw .badFilter(
                    path: dataset.path, layer: name, filter: filter ?? "", reason: GDALLibrary.lastMessage)
            }
        }
    }

    func rewind() { GDALLibrary.quietly { unsafe OGR_L_ResetReading(handle) } }

    /// Goes on at the feature of this number, counted from 0.
    func seek(_ index: Int) { GDALLibrary.quietly { _ = unsafe OGR_L_SetNextByIndex(handle, Int64(index)) } }

    /// Up to `limit` further features; fewer mean that the end is reached.
    ///
    /// - Parameters:
    ///   - text: turns stored bytes into text.
    ///   - unclosed: called with a feature's id and how many of its rings were closed on reading.
    func next(
        _ limit: Int, text: (UnsafeBufferPointer<UInt8>) throws(StoreError) -> String,
        unclosed: (Int64, Int) -> Void
    ) throws(StoreError) -> [Feature] {
        var features: [Feature] = []
        features.reserveCapacity(min(limit, 16_384))
        var buffer: [UInt8] = []
        try GDALLibrary.quietly { () throws(StoreError) in
            while features.count < limit {
                CPLErrorReset()
                guard let feature = unsafe OGR_L_GetNextFeature(handle) else {
                    if CPLGetLastErrorType().rawValue >= CE_Failure.rawValue {
                        throw .unreadable(path: dataset.path, reason: GDALLibrary.lastMessage)
                    }
                    break
                }
                // SAFETY: the feature is ours until destroyed; everything read from it is copied before.
                defer { unsafe OGR_F_Destroy(feature) }
                let id = unsafe OGR_F_GetFID(feature)
                var values: [FieldValue] = []
                values.reserveCapacity(types.count)
                for index in types.indices {
                    unsafe values.append(try value(feature, index, text))
                }
                let shape: Shape?
                do throws(GeometryError) {
                    shape = unsafe try OGRShape.read(OGR_F_GetGeometryRef(feature), &buffer) { unclosed(id, $0) }?
                        .simplest
                } catch {
                    throw .geometry(path: dataset.path, layer: name, feature: String(id), error)
                }
                features.append(Feature(id: id, shape: shape, values: values))
            }
        }
        return features
    }

    private func value(
        _ feature: OGRFeatureH, _ index: Int, _ text: (UnsafeBufferPointer<UInt8>) throws(StoreError) -> String
    ) throws(StoreError) -> FieldValue {
        let field = Int32(index)
        guard unsafe OGR_F_IsFieldSetAndNotNull(feature, field) != 0 else { return .null }
        switch types[index] {
        case OFTInteger: return .integer(Int64(unsafe OGR_F_GetFieldAsInteger(feature, field)))
        case OFTInteger64: return .integer(unsafe OGR_F_GetFieldAsInteger64(feature, field))
        case OFTReal: return .real(unsafe OGR_F_GetFieldAsDouble(feature, field))
        case OFTDate, OFTDateTime: return unsafe date(feature, field).map { .text($0) } ?? .null
        default:
            guard let pointer = unsafe OGR_F_GetFieldAsString(feature, field) else { return .null }
            let count = unsafe strlen(pointer)
            return unsafe .text(
                try pointer.withMemoryRebound(to: UInt8.self, capacity: count) { bytes throws(StoreError) in
                    unsafe try text(UnsafeBufferPointer(start: bytes, count: count))
                })
        }
    }

    /// ISO 8601: `2024-07-31`, with a time `2024-07-31T08:30:00`.
    private func date(_ feature: OGRFeatureH, _ field: Int32) -> String? {
        var year: Int32 = 0, month: Int32 = 0, day: Int32 = 0, hour: Int32 = 0, minute: Int32 = 0, zone: Int32 = 0
        var second: Float = 0
        guard
            unsafe OGR_F_GetFieldAsDateTimeEx(
                feature, field, &year, &month, &day, &hour, &minute, &second, &zone) != 0
        else { return nil }
        func padded(_ value: Int32, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let day_ = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        guard types[Int(field)] == OFTDateTime else { return day_ }
        return day_ + "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(Int32(second), 2))"
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text = unsafe text else { return [] }
        return unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    }
}

extension OGRFieldType {
    fileprivate var kind: FieldKind {
        switch self {
        case OFTInteger, OFTInteger64: .integer
        case OFTReal: .real
        case OFTDate, OFTDateTime: .date
        default: .text
        }
    }
}
