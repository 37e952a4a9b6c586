import GeoStore
public import Geometry
public import PermitRules
public import Units

/// A district or a commune with its people.
public struct AdministrativeUnit: Sendable {
    public var code: String
    public var name: String
    public var rank: UnitRank?
    public var rankText: String?
    /// In the study's CRS.
    public var shape: Shape
    /// On the ellipsoid, not in the plane.
    public var geodesicArea: Area
    /// Index into ``World/districts``.
    public var district: Int?
    /// The district the unit's own record names, when it does.
    public var namedDistrict: String?
    /// nil when the census has no row for it.
    public var people: Int?
    /// By the user's newer count, when there is one with a row for it.
    public var peopleNow: Int?
    public var reference: UnitReference { UnitReference(code: code, name: name) }
}

/// One feature of a land-use layer, in the study's CRS.
public struct Parcel: Sendable {
    public var id: String
    /// Place in the layer.
    public var number = 0
    /// Without ground that is counted with another record, see ``ParcelOverlap``.
    public var shape: Shape
    /// m² of the whole parcel as drawn, where ground of it is counted with another; nil else.
    public var drawnArea: Double?
    public var box: Box
    public var use: LandUse
    /// Residential area as the file states it (DTTHOCU), m².
    public var statedResidentialArea: Double?
    /// Commune code as the file states it (XAID).
    public var statedCommune: String?
}

/// A unit as results name it.
public struct UnitReference: Hashable, Sendable {
    public var code: String
    public var name: String
    public init(code: String, name: String) { (self.code, self.name) = (code, name) }
}

extension Workspace {
    /// The province as papers and tables name it; nil for a workspace of layers alone.
    public var provinceUnit: UnitReference? { province.map { UnitReference(code: $0.code, name: name) } }
}

/// A source as results name it, with the bytes they came from.
public struct InputFile: Hashable, Sendable {
    public var role: String
    public var path: String
    /// Hexadecimal; nil for what is no plain file, e.g. a database: nobody can say whether its contents changed.
    public var sha256: String?
    public var features: Int
    public var crs: String

    public init(role: String, path: String, sha256: String?, features: Int, crs: String) {
        (self.role, self.path, self.sha256, self.features, self.crs) = (role, path, sha256, features, crs)
    }
}

extension Parcel {
    /// m² of the whole parcel, whoever else claims parts of it.
    package var area: Double { drawnArea ?? shape.area }
}

/// Ground that two records of one layer claim.
public struct ParcelOverlap: Sendable {
    /// As they stand in the file; the ground is counted with the first.
    public var records: [Parcel]
    public var shape: Shape
}
