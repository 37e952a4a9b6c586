import PermitRules
import Propagation
import Province
import Units

/// What has to be said beside a plan of new sites.
enum SitingNotes {
    /// - Parameter serving: technologies that count as serving people.
    static func assumptions(
        _ options: SitingOptions, _ world: World, _ serving: [Technology], isStopped: Bool
    ) -> [Assumption] {
        let technology = world.province.service.technology.rawValue
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
            service(options, technology, serving),
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
        ] + (world.priorityPlaces.isEmpty ? [] : [places(options)])
    }

    private static func service(_ options: SitingOptions, _ technology: String, _ serving: [Technology]) -> Assumption {
        func names(_ technologies: [Technology], _ and: String) -> String {
            technologies.map(\.rawValue).sorted().joined(separator: and)
        }
        let off = Array(options.afterSwitchOff)
        let text =
            off.isEmpty
            ? LocalizedText(
                vi:
                    "Được phủ: mức thu \(technology) ngoài trời từ ngưỡng trở lên, theo cùng mô hình dự báo với bản đồ vùng phủ.",
                en: "Served: \(technology) outdoors at the threshold or above, predicted as for the coverage map.")
            : LocalizedText(
                vi:
                    "Được phủ, sau khi tắt \(names(off, " và ")): mức thu \(names(serving, " hoặc ")) ngoài trời từ ngưỡng của công nghệ "
                    + "đó trở lên, theo cùng mô hình dự báo với bản đồ vùng phủ; trạm mới dùng \(technology).",
                en:
                    "Served, once \(names(off, " and ")) is off: \(names(serving, " or ")) outdoors at the threshold of its own or above, "
                    + "predicted as for the coverage map; new stations are \(technology).")
        return Assumption(id: "service", text: text, setting: "service.thresholds")
    }

    private static func places(_ options: SitingOptions) -> Assumption {
        let isCost = if case .cover = options.target { true } else { false }
        return Assumption(
            id: "priority_places",
            text: LocalizedText(
                vi:
                    "Địa điểm ưu tiên: tính theo diện tích (ô lưới có tâm nằm trong), ngoài trời; trạm mới mang thêm công nghệ mà địa "
                    + "điểm gần đó cần, với cùng chi phí trong bảng; lắp thêm công nghệ trên cột của mình tính như dùng chung cột. "
                    + (isCost
                        ? "Tỷ lệ yêu cầu của từng địa điểm là ràng buộc. "
                        : "Người làm việc ở đó được cộng với dân khi chọn vị trí; tỷ lệ yêu cầu chỉ được đối chiếu; nơi không ghi số người "
                            + "không kéo trạm về. ")
                    + "Họ không nằm trong số dân ở bất kỳ bảng nào; đường cong chi phí và giá của quy định chỉ tính dân.",
                en:
                    "Priority places count by area (cells whose centre lies inside), outdoors; a new station also carries the technologies "
                    + "that places around ask for, at the same cost of the table; adding a technology to one's own mast is paid like sharing it. "
                    + (isCost
                        ? "Each place's share is a constraint. "
                        : "Those who work there are added to the residents when sites are chosen; the share asked for is only compared; "
                            + "a place without people draws no site. ")
                    + "Who works there is in no figure of residents; the curve of money and the price of the law count residents alone."
            ),
            setting: "priority_places")
    }
}
