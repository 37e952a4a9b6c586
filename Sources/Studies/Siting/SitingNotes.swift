import PermitRules
import Propagation
import Units

/// What has to be said beside a plan of new sites.
enum SitingNotes {
    static func assumptions(_ options: SitingOptions, _ world: World, isStopped: Bool) -> [Assumption] {
        let technology = world.workspace.service.technology.rawValue
        let stopped = Assumption(
            id: "stopped",
            text: LocalizedText(
                vi:
                    "Việc tìm kiếm đã bị dừng giữa chừng: kết quả là phương án tốt nhất tới lúc đó, cận vẫn đúng; chưa có đường cong chi phí và giá của quy định.",
                en:
                    "The search was stopped: the plan is the best until then, its bound holds; curve and prices are left out."
            ),
            setting: nil)
        return (isStopped ? [stopped] : []) + [
            Assumption(
                id: "people",
                text: LocalizedText(
                    vi:
                        "Số người là trung bình của các nhà mạng: người được một trong ba nhà mạng phủ tính là một phần ba.",
                    en: "People are means over the operators: somebody whom one of three serves counts a third."),
                setting: "service.operators"),
            Assumption(
                id: "service",
                text: LocalizedText(
                    vi:
                        "Được phủ: mức thu \(technology) ngoài trời từ ngưỡng trở lên, theo cùng mô hình dự báo với bản đồ vùng phủ.",
                    en: "Served: \(technology) outdoors at the threshold or above, predicted as for the coverage map."),
                setting: "service.thresholds"),
            Assumption(
                id: "candidates",
                text: LocalizedText(
                    vi:
                        "Mỗi ô vuông \(Int(CandidateSampler.spacing)) m giữ một vị trí cho mỗi loại công trình và mỗi kết luận pháp lý; "
                        + "không đặt cột trên đất mặt nước; trên đất giao thông, vị trí cụ thể do cơ quan quản lý đường thỏa thuận; mái nhà chỉ xét công trình công cộng.",
                    en:
                        "Each square of \(Int(CandidateSampler.spacing)) m keeps one place per structure and legal answer; no mast "
                        + "stands on water; on road land its place is agreed with the road's authority; roofs are those of public buildings only."
                ),
                setting: nil),
            Assumption(
                id: "lawful",
                text: LocalizedText(
                    vi:
                        "Hợp pháp: phù hợp, hoặc có điều kiện mà không tùy xem xét, theo cả hai cách hiểu luật ngày \(options.date).",
                    en:
                        "Lawful: permitted, or conditional without discretion, under both readings of the law of \(options.date)."
                ),
                setting: "as_of"),
            Assumption(
                id: "costs",
                text: LocalizedText(
                    vi: "Chi phí năm đầu theo bảng costs.csv; phần lớn là giả định, chưa có đơn giá Việt Nam.",
                    en: "First-year costs by the table costs.csv, mostly assumed; no Vietnamese price list was found."),
                setting: "siting/costs.csv"),
        ]
    }
}
