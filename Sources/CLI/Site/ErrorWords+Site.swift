import Reports
import Studies

extension ErrorWords {
    /// A share that lawful places cannot serve, in Vietnamese; English is what the error says of itself.
    func outOfReach(_ unit: String?, _ share: Double, _ best: Double, _ relaxed: [StudyError.Relaxed]) -> String {
        (unit.map { "\($0): " } ?? "")
            + "mọi vị trí hợp pháp cùng nhau chỉ phủ được \(percent(best)) số người, không đạt \(percent(share))"
            + remedy(relaxed)
    }

    /// The same for a priority place.
    func outOfReach(
        place: String, _ technology: String, _ share: Double, _ best: Double, _ relaxed: [StudyError.Relaxed]
    ) -> String {
        "địa điểm ưu tiên “\(place)”: mọi vị trí hợp pháp cùng nhau chỉ phủ được \(percent(best)) diện tích bằng \(technology), "
            + "không đạt \(percent(share))" + remedy(relaxed)
    }

    func switchedOff(_ technology: String, _ place: String?) -> String {
        let subject =
            place.map { "địa điểm ưu tiên “\($0)” cần \(technology)" }
            ?? "service.technology là \(technology), công nghệ của trạm mới"
        return subject + ", mà --after-switch-off tắt lớp này; hãy đổi sang công nghệ còn lại, "
            + "hoặc bỏ lớp này khỏi --after-switch-off"
    }

    private func remedy(_ relaxed: [StudyError.Relaxed]) -> String {
        relaxed.map { "; nếu không có \($0.obstacles.joined(separator: " và ")) thì được \(percent($0.best))" }.joined()
            + "; hãy giảm yêu cầu, thêm trạm để dùng chung, hoặc tìm thửa cho quy hoạch bằng --cure"
    }

    /// Rounded down, so that a share out of reach never looks reached.
    private func percent(_ share: Double) -> String {
        Numbers(.vi).decimal((share * 1000 + 1e-6).rounded(.down) / 10, digits: 1) + " %"
    }
}
