import Geometry

/// `README.md` of a written sample: what it is and is not, in both languages.
struct Readme {
    let options: SampleOptions
    let facts: ProvinceFacts
    let frame: Frame
    let planted: [PlantedEntry]

    var text: String {
        let frameVi =
            options.boundaries == nil
            ? "Ranh giới được dựng từ diện tích, dân số và vị trí gần đúng của từng huyện."
            : "Ranh giới lấy từ tệp người dùng đưa vào; không phát tán lại."
        let frameEn =
            options.boundaries == nil
            ? "Borders are drawn from each district's area, population and rough position."
            : "Borders come from the user's own files; do not redistribute them."
        let notes = frame.notes.map { "- \($0)\n" }.joined()
        return """
            # \(frame.provinceName) (mẫu)

            **Dữ liệu giả lập.** Không có thửa đất, trạm, thuê bao hay nhà mạng nào ở đây là thật. Diện tích theo loại đất, dân số
            huyện và tỷ lệ thuê bao bám theo số liệu công khai; phần còn lại do bộ sinh số ngẫu nhiên tạo ra
            (hạt giống \(options.seed), \(options.parcels) thửa, địa hình \(options.terrain == .flat ? "bằng" : "đồi núi")).
            \(frameVi)

            | Tệp | Nội dung |
            |---|---|
            | `phusong.yaml` | khai báo không gian làm việc |
            | `units.gpkg` | lớp `district`, `commune` (WGS 84) |
            | `land.gpkg` | lớp `recorded` (hiện trạng), `planned` (quy hoạch), \(frame.crs) |
            | `stations.csv` | trạm đã xây và đã duyệt chưa xây |
            | `census.csv`, `subscribers.csv` | dân số, thuê bao theo xã |
            | `priority.gpkg` | địa điểm ưu tiên giả định: khu công nghiệp cần 5G, trung tâm hành chính 2.000 người |
            | `terrain/*.hgt` | độ cao 3″, có ô trống |
            | `defects.csv` | lỗi cố ý gài vào (\(planted.count) dòng; chỉ có khi yêu cầu) |

            Chạy: `phusong run .`

            ---

            **Synthetic data.** No parcel, station, subscriber or operator here is real. Areas by land-use code, people by
            district and shares of subscribers follow published figures; the rest is drawn from a seeded generator
            (seed \(options.seed), \(options.parcels) parcels, \(options.terrain.rawValue) terrain). \(frameEn)
            The same options write the same bytes.

            \(notes)
            """
    }
}
