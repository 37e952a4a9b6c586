import GeoStore
import Geometry

extension ErrorWords {
    func words(_ error: StoreError) -> String {
        switch error {
        case .fileMissing(let path):
            "\(path): không có tệp hoặc thư mục này; hãy kiểm tra đường dẫn"
        case .unreadable(let path, let reason):
            "\(path): không đọc được (\(reason)); hãy mở thử bằng QGIS hoặc xuất lại tệp"
        case .unsupportedFormat(let path, let format, let advice):
            "\(path): là \(format), không đọc được ở đây; \(advice)"
        case .noLayer(let path):
            "\(path): không có lớp dữ liệu nào; cần ít nhất một bảng hoặc một lớp bản đồ"
        case .severalLayers(let path, let layers):
            "\(path): có nhiều lớp khác cột nhau: \(list(layers)); hãy chọn một lớp, hoặc danh sách các lớp cùng loại, bằng khóa “layer”"
        case .noFeatures(let path, let layer, let filter):
            "\(path), lớp “\(layer)”: có 0 đối tượng" + (filter.map { " thỏa “\($0)”" } ?? "")
                + "; hãy kiểm tra tệp và tên lớp"
        case .layerMissing(let path, let layer, let available):
            "\(path): không có lớp “\(layer)”; trong tệp có: \(list(available))"
        case .fieldMissing(let path, let layer, let field, let available):
            "\(path), lớp “\(layer)”: không có cột “\(field)”; trong lớp có: \(list(available))"
        case .headerMissing(let path, let layer, let rows):
            "\(path), lớp “\(layer)”: không thấy dòng tên cột trong \(rows) dòng đầu; hãy khai báo dòng tiêu đề"
        case .badValue(let path, let layer, let feature, let field, let value, let expected):
            "\(path), lớp “\(layer)”, dòng \(feature): “\(field)” là “\(value)”; cần \(expected)"
        case .badFilter(let path, let layer, let filter, let reason):
            "\(path), lớp “\(layer)”: bộ lọc “\(filter)” không dùng được: \(reason)"
        case .badText(let path, let layer, let encoding, let reason):
            "\(path), lớp “\(layer)”: chữ không phải bảng mã \(encoding.rawValue) (\(reason)); hãy khai báo bảng mã khác"
        case .crsMissing(let path, let layer, _, let fitting):
            "\(path), lớp “\(layer)”: không có hệ tọa độ; hãy khai báo" + fits(fitting)
        case .crsImplausible(let path, let layer, let declared, let cause, let extent, let fitting):
            "\(path), lớp “\(layer)”: tọa độ (x \(extent.minX) đến \(extent.maxX), y \(extent.minY) đến \(extent.maxY)) "
                + "không khớp \(declared): \(words(cause))" + fits(fitting)
        case .folderMissing(let path):
            "\(path): chưa có thư mục để ghi; hãy tạo trước"
        case .folderLocked(let folder, let owner):
            "\(folder): một lượt chạy khác đang ghi (\(owner)); hãy đợi, hoặc chọn thư mục khác"
        case .folderNotOurs(let folder, let entries):
            "\(folder): có tệp không do phusong ghi (\(list(entries))), không thay đổi gì; "
                + "hãy chuyển chúng đi, hoặc chọn thư mục khác"
        case .notAFolder(let path):
            "\(path): là một tệp; hãy chọn thư mục khác"
        case .notWritable(let path, let reason):
            "\(path): không ghi được (\(reason)); hãy kiểm tra quyền ghi"
        case .writeFailed(let path, let reason):
            "\(path): ghi không thành công, không để lại gì (\(reason)); hãy kiểm tra dung lượng trống"
        case .rasterMismatch(let path, let reason):
            "\(path): \(reason)"
        case .geometry(let path, let layer, let feature, let error):
            "\(path), lớp “\(layer)”, đối tượng \(feature): \(words(error))"
        }
    }

    private func fits(_ systems: [CRS]) -> String {
        systems.isEmpty ? "" : "; các hệ phù hợp: \(list(systems.map(\.description)))"
    }

    private func words(_ doubt: CRSDoubt) -> String {
        switch doubt {
        case .metresDeclaredAsDegrees: "trông như mét nhưng khai báo là độ"
        case .degreesDeclaredAsMetres: "trông như độ nhưng khai báo là mét"
        case .axesSwapped: "x và y có vẻ bị đổi chỗ (bản đồ Việt Nam ghi X là hướng bắc, Y là hướng đông)"
        case .factorTen: "có vẻ lệch mười lần"
        case .outsideAreaOfUse: "nằm ngoài vùng sử dụng của hệ này"
        case .outsideStudyArea: "nằm ngoài khu vực nghiên cứu; hãy kiểm tra tệp và kinh tuyến trục"
        case .gridOfVN2000: "là lưới VN-2000 nhưng khai hệ quy chiếu WGS 84, làm mọi vị trí lệch khoảng 200 m"
        case .deprecated: "hệ này đã bị thay thế"
        }
    }
}
