import Reports
import Studies

extension ErrorWords {
    /// A share that lawful places cannot serve, in Vietnamese; English is what the error says of itself.
    func outOfReach(_ unit: String?, _ share: Double, _ best: Double, _ relaxed: [StudyError.Relaxed]) -> String {
        let numbers = Numbers(.vi)
        // Rounded down, so that a share out of reach never looks reached.
        func percent(_ share: Double) -> String {
            numbers.decimal((share * 1000 + 1e-6).rounded(.down) / 10, digits: 1) + " %"
        }
        let place = unit.map { "\($0): " } ?? ""
        let without = relaxed.map {
            "; nếu không có \($0.obstacles.joined(separator: " và ")) thì được \(percent($0.best))"
        }.joined()
        return
            "\(place)mọi vị trí hợp pháp cùng nhau chỉ phủ được \(percent(best)) số người, không đạt \(percent(share))"
            + without + "; hãy giảm yêu cầu, thêm trạm để dùng chung, hoặc tìm thửa cho quy hoạch bằng --cure"
    }
}
