import GeoStore
import Propagation

/// A meaning a column may have for a workspace: how its heading is written, and what its cells have to look like.
struct Meaning: Sendable {
    /// As the workspace file writes it.
    let key: String
    /// Folded headings, the likelier first: what GIS layers call it, then Vietnamese and English lists.
    let headings: [String]
    /// Whether the cells may hold it; a heading is not believed against them.
    var fits: @Sendable (ColumnProfile, SurveyContext) -> Bool = { _, _ in true }
    /// Whether the cells alone tell it, where no heading does.
    var tells: @Sendable (ColumnProfile, SurveyContext) -> Bool = { _, _ in false }

    init(
        _ key: String, _ headings: [String],
        fits: @escaping @Sendable (ColumnProfile, SurveyContext) -> Bool = { _, _ in true },
        tells: @escaping @Sendable (ColumnProfile, SurveyContext) -> Bool = { _, _ in false }
    ) {
        (self.key, self.headings, self.fits, self.tells) = (key, headings, fits, tells)
    }

    /// Share of the cells that has to look like it before they are believed.
    private static let most = 0.6

    // MARK: positions

    static let longitude = Meaning(
        "longitude", ["longitude", "lon", "lng", "long", "kinhdo", "kd", "toadokinhdo", "x"],
        fits: { column, _ in column.isNumeric(in: 102...118) || column.share(isAngle) > most },
        tells: { column, _ in column.isNumeric(in: 102...118) && column.hasFractions })
    static let latitude = Meaning(
        "latitude", ["latitude", "lat", "vido", "vd", "toadovido", "y"],
        fits: { column, _ in column.isNumeric(in: 6...24) || column.share(isAngle) > most },
        tells: { column, _ in column.isNumeric(in: 6...24) && column.hasFractions })
    static let x = Meaning(
        "x", ["x", "toadox", "easting", "hoanhdo", "xm"],
        fits: { column, _ in column.isNumeric(in: 100_000...3_000_000) })
    static let y = Meaning(
        "y", ["y", "toadoy", "northing", "tungdo", "ym"],
        fits: { column, _ in column.isNumeric(in: 100_000...3_000_000) })

    @Sendable private static func isAngle(_ text: String) -> Bool {
        text.contains { "°º˚'′\"″".contains($0) } && text.contains(where: \.isNumber)
    }

    // MARK: units and people

    static let unitCode = Meaning(
        "code",
        ["code", "gid3", "wardid", "maxa", "xaid", "madvhc", "madvhcxa", "maphuongxa", "mahc", "maxaphuong", "ma"],
        fits: { column, context in
            context.communeCodes.isEmpty || column.share { context.communeCodes.contains($0) } > 0
                || column.share { $0.contains(where: \.isNumber) } > most
        },
        tells: { column, context in column.share { context.communeCodes.contains($0) } > most })
    static let unitName = Meaning(
        "name",
        [
            "name", "name3", "ten", "tenxa", "tendvhc", "xaphuong", "xa", "phuongxa", "tenphuongxa", "donvihanhchinh",
            "ward", "commune",
        ],
        fits: { column, _ in column.share { $0.contains(where: \.isLetter) } > most },
        tells: { column, context in column.share { context.communeNames.contains(UnitName.folded($0)) } > most })
    static let rank = Meaning("rank", ["rank", "type3", "cap", "loai", "loaihinh", "loaidvhc"])
    static let district = Meaning("district", ["district", "mahuyen", "maqh", "parent", "huyenid", "mahuyenqh"])
    static let districtName = Meaning("district_name", ["districtname", "name2", "tenhuyen", "quanhuyen", "huyen"])
    static let population = Meaning(
        "population",
        [
            "population", "danso", "tongdanso", "tongsonguoi", "songuoi", "sodan", "sonhankhau", "nhankhau", "total",
            "tongso",
        ],
        fits: { column, _ in column.isNumeric(in: 0...5_000_000) })

    // MARK: land

    /// Land-code fields in the order existing tools look them up.
    static let landCode = Meaning(
        "code", ["khloaidat", "maloaidat", "loaidat", "mdsd", "mdsd2003", "madat", "kyhieuloaidat", "landuse"],
        fits: isLandCode, tells: isLandCode)
    static let plannedCode = Meaning(
        "code", ["mdsdqh", "masdd", "loaidatqh", "khloaidatqh", "maqh", "malqh", "quyhoach", "loaidatquyhoach"],
        fits: isLandCode)

    @Sendable private static func isLandCode(_ column: ColumnProfile, _ context: SurveyContext) -> Bool {
        // Without the code tables a heading is all there is.
        context.catalogue == nil
            || SurveyContext.namespaces(planned: false).contains { context.known(column, in: $0) > most }
    }

    static let landID = Meaning("id", ["thuaid", "parcelid", "mathua", "sothua", "shthua", "id"])
    static let residentialArea = Meaning(
        "residential_area", ["dtthocu", "dientichthocu", "dtdato", "dientichdato"],
        fits: { column, _ in column.isNumeric(in: 0...1e8) })
    static let landCommune = Meaning("commune", ["xaid", "maxa", "madvhc", "madvhcxa"])

    // MARK: stations

    static let site = Meaning(
        "site",
        ["siteid", "sitename", "site", "matram", "mavitri", "mabts", "station", "stationid", "tentram", "bts", "id"])
    static let `operator` = Meaning(
        "operator",
        [
            "operator", "nhamang", "networkname", "doanhnghiep", "doanhnghiepvienthong", "donvi", "chudautu",
            "franchisee", "nhacungcap",
        ],
        fits: { column, _ in column.share { $0.contains(where: \.isLetter) } > most })
    static let technologies = Meaning(
        "technologies", ["technologies", "technology", "congnghe", "loaicongnghe", "mang", "rat"],
        fits: isTechnology, tells: isTechnology)
    static let structure = Meaning(
        "structure", ["structure", "loaicot", "loaitram", "loaicongtrinh", "kieucot", "loaihinhcot", "vitrilapdat"])
    static let height = Meaning(
        "height",
        [
            "heightm", "height", "antennaheight", "chieucaocot", "chieucao", "docaocot", "docao", "docaoanten",
            "chieucaoanten",
        ],
        fits: { column, _ in column.share { $0.contains(where: \.isNumber) } > most })
    static let status = Meaning("status", ["status", "trangthai", "tinhtrang", "hientrang"])
    static let decision = Meaning("decision", ["decision", "soqd", "soquyetdinh", "quyetdinh", "vanban"])
    static let approvedOn = Meaning(
        "approved", ["approvedon", "approved", "ngayqd", "ngayquyetdinh", "ngayduyet", "ngaypheduyet"])
    static let azimuths = Meaning("azimuths", ["azimuths", "azimuth", "gocphuongvi", "phuongvi", "huong"])
    static let bands = Meaning("bands", ["bands", "band", "bangtan"])
    static let power = Meaning("power", ["power", "powerdbm", "txpower", "congsuat", "congsuatphat"])
    static let tilt = Meaning("tilt", ["tilt", "etilt", "electricaltilt", "gocngang", "goccup", "downtilt"])

    @Sendable private static func isTechnology(_ column: ColumnProfile, _: SurveyContext) -> Bool {
        column.share { text in
            let words = text.uppercased().split { !$0.isLetter && !$0.isNumber }
            return !words.isEmpty
                && words.allSatisfy { word in
                    Technology(rawValue: String(word)) != nil
                        || ["GSM", "UMTS", "WCDMA", "LTE", "NR"].contains { word.hasPrefix($0) }
                }
        } > most
    }

    // MARK: priority places

    static let placeName = Meaning("name", ["name", "ten", "tendiadiem", "diadiem"])
    static let share = Meaning(
        "share", ["share", "tyle", "tylephu"], fits: { column, _ in column.isNumeric(in: 0...1) })
    static let people = Meaning("people", ["people", "songuoi", "laodong", "solaodong"])
}
