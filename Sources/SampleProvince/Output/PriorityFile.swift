import GeoStore
import Geometry

/// `priority.gpkg`: an industrial park that wants 5G of one operator, and an administrative centre with 2,000 staff.
struct PriorityFile {
    let frame: Frame
    let mosaic: Mosaic
    let cover: LandCover

    /// Side of the park, m.
    private static let parkSide = 1000.0
    /// Half a side of the administrative centre, m.
    private static let centreHalf = 200.0

    func table() -> FeatureTable {
        var table = FeatureTable(
            name: "priority", crs: frame.crs,
            fields: [
                FieldDefinition("name", .text), FieldDefinition("technology", .text), FieldDefinition("share", .real),
                FieldDefinition("people", .integer), FieldDefinition("operator", .text),
            ])
        func add(_ box: Box, _ values: [FieldValue]) {
            let ring = [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
            table.features.append(
                Feature(
                    id: Int64(table.features.count + 1),
                    shape: .polygon(Polygon(Ring(ring.map { Coordinate($0.0, $0.1) }))), values: values))
        }
        if let park {
            add(
                park,
                [
                    .text("Khu công nghiệp mẫu"), .text("5G"), .real(0.9), .integer(5000),
                    .text(SampleSite.operators[0]),
                ])
        }
        if let capital {
            add(
                Box([capital.hub]).expanded(by: Self.centreHalf),
                [.text("Trung tâm hành chính mẫu"), .text("4G"), .real(1), .integer(2000), .null])
        }
        return table
    }

    /// The densest town of the first district: the lists of districts begin with the province's capital.
    private var capital: CommuneUnit? {
        frame.communes.filter(\.isUrban).min { ($0.districtCode, -$0.density) < ($1.districtCode, -$1.density) }
    }

    /// The square with most industrial land; of equals the one farthest south-west.
    private var park: Box? {
        guard let industry = cover.index("SKK") else { return nil }
        struct Square: Hashable { var column, row: Int }
        var areas: [Square: Double] = [:]
        for parcel in cover.recorded.indices where cover.recorded[parcel] == industry {
            let place = mosaic.centroid[parcel]
            let square = Square(
                column: Int((place.x / Self.parkSide).rounded(.down)),
                row: Int((place.y / Self.parkSide).rounded(.down)))
            areas[square, default: 0] += mosaic.area[parcel]
        }
        let best = areas.max { ($0.value, -$0.key.column, -$0.key.row) < ($1.value, -$1.key.column, -$1.key.row) }
        return best.map { square, _ in
            let west = Double(square.column) * Self.parkSide, south = Double(square.row) * Self.parkSide
            return Box(minX: west, minY: south, maxX: west + Self.parkSide, maxY: south + Self.parkSide)
        }
    }
}
