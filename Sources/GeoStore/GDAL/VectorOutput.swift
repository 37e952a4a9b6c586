import CGDAL
import Geometry
import Units

/// A vector dataset under construction.
@safe final class VectorOutput {
    static let geometryColumn = "geom"

    private var handle: GDALDatasetH?
    /// The final name, for messages.
    private let path: String

    init(creating temporary: String, as driver: String, for path: String) throws(StoreError) {
        self.path = path
        unsafe handle = try GDALLibrary.quietly { () throws(StoreError) -> GDALDatasetH in
            guard let driver = unsafe GDALGetDriverByName(driver),
                let created = unsafe GDALCreate(driver, temporary, 0, 0, 0, GDT_Unknown, nil)
            else { throw .notWritable(path: path, reason: GDALLibrary.lastMessage) }
            return unsafe created
        }
    }

    deinit {
        guard let handle = unsafe handle else { return }
        GDALLibrary.quietly { _ = unsafe GDALClose(handle) }
    }

    /// Closes and reports what only then goes wrong, such as a full disk.
    func close() throws(StoreError) {
        guard let open = unsafe handle else { return }
        unsafe handle = nil
        try GDALLibrary.quietly { () throws(StoreError) in
            _ = unsafe GDALClose(open)
            try check()
        }
    }

    func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        try GDALLibrary.quietly { () throws(StoreError) in
            unsafe GDALDatasetStartTransaction(handle, 0)
            CPLErrorReset()
            try body()
            guard unsafe GDALDatasetCommitTransaction(handle) == OGRERR_NONE else {
                throw .writeFailed(path: path, reason: GDALLibrary.lastMessage)
            }
        }
    }

    /// Adds one layer with all its features.
    func append(_ table: FeatureTable, attributesOnly: Bool = false, fid: String = "fid") throws(StoreError) {
        let kind = attributesOnly ? .none : table.geometryKind
        let promoted = kind != .point || table.features.contains { $0.shape?.isMultiple ?? false }
        try GDALLibrary.quietly { () throws(StoreError) in
            let layer = unsafe try create(table, kind.ogr(multiple: promoted), fid)
            let columns = unsafe try addFields(table, to: layer, avoiding: [fid, Self.geometryColumn])
            let definition = unsafe OGR_L_GetLayerDefn(layer)
            // Ids are kept where they can be; OGR numbers the rows otherwise.
            let ids = Set(table.features.lazy.map(\.id))
            let keepsIDs = ids.count == table.features.count && (ids.min() ?? 0) >= 0
            for feature in table.features {
                guard let row = unsafe OGR_F_Create(definition) else {
                    throw .writeFailed(path: path, reason: "no memory for a feature")
                }
                defer { unsafe OGR_F_Destroy(row) }
                if keepsIDs { unsafe OGR_F_SetFID(row, feature.id) }
                for (index, column) in columns.enumerated() {
                    unsafe set(feature.values[index], column, Int32(index), row)
                }
                if kind != .none, let shape = feature.shape {
                    unsafe try set(promoted ? shape.multiple(kind) : shape, row)
                }
                guard unsafe OGR_L_CreateFeature(layer, row) == OGRERR_NONE else {
                    throw .writeFailed(
                        path: path,
                        reason: "layer “\(table.name)”, feature \(feature.id): \(GDALLibrary.lastMessage)")
                }
            }
        }
    }

    private func create(_ table: FeatureTable, _ type: OGRwkbGeometryType, _ fid: String) throws(StoreError)
        -> OGRLayerH
    {
        let options = StringList([
            "FID=\(fid)", "GEOMETRY_NAME=\(Self.geometryColumn)", "ASPATIAL_VARIANT=GPKG_ATTRIBUTES",
        ])
        func create(_ reference: OGRSpatialReferenceH?) -> OGRLayerH? {
            unsafe GDALDatasetCreateLayer(handle, table.name, reference, type, options.pointer)
        }
        let layer: OGRLayerH?
        if type != wkbNone, let crs = table.crs {
            do throws(UnknownReference) {
                unsafe layer = unsafe try crs.withReference { unsafe create($0) }
            } catch {
                throw .writeFailed(path: path, reason: "layer “\(table.name)”: unknown system \(crs.shortName)")
            }
        } else {
            unsafe layer = unsafe create(nil)
        }
        guard let layer = unsafe layer else {
            throw .writeFailed(path: path, reason: "layer “\(table.name)”: \(GDALLibrary.lastMessage)")
        }
        return unsafe layer
    }

    private func addFields(
        _ table: FeatureTable, to layer: OGRLayerH, avoiding reserved: [String]
    ) throws(StoreError) -> [Column] {
        var taken = Set(reserved)
        var columns: [Column] = []
        for (index, field) in table.fields.enumerated() {
            var name = field.name
            var number = 1
            while taken.contains(name.lowercased()) {
                name = "\(field.name)_\(number)"
                number += 1
            }
            taken.insert(name.lowercased())
            let column = Column(field.kind, table.features.lazy.map { $0.values[index] })
            guard let definition = unsafe OGR_Fld_Create(name, column.type) else {
                throw .writeFailed(path: path, reason: "field “\(name)”: \(GDALLibrary.lastMessage)")
            }
            defer { unsafe OGR_Fld_Destroy(definition) }
            if column == .boolean { unsafe OGR_Fld_SetSubType(definition, OFSTBoolean) }
            guard unsafe OGR_L_CreateField(layer, definition, 1) == OGRERR_NONE else {
                throw .writeFailed(path: path, reason: "field “\(name)”: \(GDALLibrary.lastMessage)")
            }
            columns.append(column)
        }
        return columns
    }

    private func set(_ value: FieldValue, _ column: Column, _ index: Int32, _ row: OGRFeatureH) {
        switch (column, value) {
        case (_, .null): unsafe OGR_F_SetFieldNull(row, index)
        case (.integer, _), (.boolean, _):
            if let whole = value.integer { unsafe OGR_F_SetFieldInteger64(row, index, whole) }
        case (.real, _): if let real = value.real { unsafe OGR_F_SetFieldDouble(row, index, real) }
        case (.text, _): unsafe OGR_F_SetFieldString(row, index, value.text ?? "")
        case (.day, _), (.time, _): unsafe OGR_F_SetFieldString(row, index, value.text ?? "")
        }
    }

    private func set(_ shape: Shape, _ row: OGRFeatureH) throws(StoreError) {
        let bytes = WKB.encode(shape)
        var geometry: OGRGeometryH?
        // SAFETY: OGR reads `count` bytes and makes a geometry of its own, which the feature then owns.
        let status = unsafe bytes.withUnsafeBytes {
            unsafe OGR_G_CreateFromWkb($0.baseAddress, nil, &geometry, Int32($0.count))
        }
        guard status == OGRERR_NONE, let geometry = unsafe geometry else {
            throw .writeFailed(path: path, reason: "a shape was refused: \(GDALLibrary.lastMessage)")
        }
        unsafe OGR_F_SetGeometryDirectly(row, geometry)
    }

    private func check() throws(StoreError) {
        if CPLGetLastErrorType().rawValue >= CE_Failure.rawValue {
            throw .writeFailed(path: path, reason: GDALLibrary.lastMessage)
        }
    }

    /// What a field becomes in the file. A date column falls back to text when a value is no date.
    private enum Column: Equatable {
        case integer, boolean, real, text, day, time

        init(_ kind: FieldKind, _ values: some Sequence<FieldValue>) {
            switch kind {
            case .integer: self = values.allSatisfy { $0.isNull || $0.integer != nil } ? .integer : .text
            case .boolean: self = values.allSatisfy { $0.isNull || $0.integer != nil } ? .boolean : .text
            case .real: self = values.allSatisfy { $0.isNull || $0.real != nil } ? .real : .text
            case .text: self = .text
            case .date:
                if values.allSatisfy({ $0.isNull || CalendarDate($0.text ?? "") != nil }) {
                    self = .day
                } else {
                    let isTime = values.allSatisfy {
                        guard let text = $0.text else { return true }
                        return text.count == 19 && CalendarDate(text.prefix(10)) != nil
                    }
                    self = isTime ? .time : .text
                }
            }
        }

        var type: OGRFieldType {
            switch self {
            case .integer: OFTInteger64
            case .boolean: OFTInteger
            case .real: OFTReal
            case .text: OFTString
            case .day: OFTDate
            case .time: OFTDateTime
            }
        }
    }
}

extension GeometryKind {
    fileprivate func ogr(multiple: Bool) -> OGRwkbGeometryType {
        switch self {
        case .none: wkbNone
        case .point: multiple ? wkbMultiPoint : wkbPoint
        case .line: wkbMultiLineString
        case .polygon: wkbMultiPolygon
        case .mixed: wkbUnknown
        }
    }
}

extension Shape {
    fileprivate var isMultiple: Bool {
        switch self {
        case .multiPoint, .multiLineString, .multiPolygon, .collection: true
        case .point, .lineString, .polygon: false
        }
    }

    /// The same shape as the multiple type of a layer of one kind.
    fileprivate func multiple(_ kind: GeometryKind) -> Shape {
        switch self {
        case .point(let c) where kind == .point: .multiPoint([c])
        case .lineString(let line) where kind == .line: .multiLineString([line])
        case .polygon(let polygon) where kind == .polygon: .multiPolygon([polygon])
        default: self
        }
    }
}
