import Geometry
import PermitRules
import Studies
import Units

extension OpinionText {
    func exposure(_ exposure: ExposureCheck) -> [String] {
        let metres = { (length: Length) in self.numbers.decimal(length.metres, digits: 1) + " m" }
        var lines = [
            say("Phơi nhiễm trường điện từ (QCVN 8:2022/BTTTT, 2 W/m²): ", "Exposure (QCVN 8:2022/BTTTT, 2 W/m²): ")
                + say(
                    "vùng tuân thủ \(metres(exposure.horizontal)) theo phương ngang, \(metres(exposure.below)) phía dưới, "
                        + "\(metres(exposure.above)) phía trên tâm ăng ten ở độ cao \(metres(exposure.height))",
                    "boundary \(metres(exposure.horizontal)) ahead, \(metres(exposure.below)) below, "
                        + "\(metres(exposure.above)) above the antenna's centre at \(metres(exposure.height))")
        ]
        if !exposure.assumed.isEmpty {
            let values = exposure.assumed.map { assumption in
                switch assumption {
                case .carrier(let megahertz):
                    say("tần số ", "carrier ") + numbers.decimal(megahertz, digits: 0) + " MHz"
                case .downtilt(let degrees): say("góc cụp ", "downtilt ") + numbers.decimal(degrees, digits: 1) + "°"
                }
            }
            lines.append(
                "  " + say("Danh sách không ghi, giả định: ", "Not in the list, assumed: ")
                    + values.joined(separator: ", ")
                    + ".")
        }
        if exposure.complies {
            lines.append(
                "  "
                    + say(
                        "Không có công trình hoặc lối đi nào nằm trong vùng này.",
                        "No building and no ground people walk on lies inside."))
        }
        if exposure.reachesGround {
            lines.append(
                "  " + say("Vùng này xuống tới mặt đất: phải rào chắn.", "It reaches the ground: fence it off."))
        }
        for overlap in exposure.overlaps {
            let assumed = overlap.isTopAssumed ? say(" (giả định)", " (assumed)") : ""
            lines.append(
                "  - "
                    + (exposure.buildingsKnown
                        ? say("công trình ", "building ") : say("thửa đất ở ", "residential parcel "))
                    + "\(overlap.name): \(metres(overlap.distance)), "
                    + say("cao ", "height ") + metres(overlap.top) + assumed)
        }
        return lines
    }

    func alternatives(_ places: [Alternative]) -> [String] {
        [say("Vị trí khác phù hợp hơn, gần nhất:", "Nearest places with a better verdict:")]
            + places.map { "  - " + place($0) }
    }

    func place(_ place: Alternative) -> String {
        var text = "\(Words.placeKind(place.kind)[language]) \(place.name)"
        if !place.recorded.isEmpty { text += " (\(place.recorded))" }
        text += say(", cách ", ", ") + numbers.length(place.distance)
        text += say(", \(Words.structure(place.structure).vi): ", ", \(Words.structure(place.structure).en): ")
        text += Words.headline(place.headline)[language]
        if let firmness = place.firmness { text += " (\(Words.firmness(firmness)[language]))" }
        if place.planHeadline != place.headline {
            text += "; \(Words.headline(place.planHeadline)[language]) \(Words.reading(.plan)[language])"
        }
        if let share = place.keptShare {
            text += say("; giữ ", "; keeps ") + numbers.percent(share) + say(" vùng phục vụ", " of the area served")
        }
        return text + "; " + numbers.decimal(place.place.x, digits: 6) + say("°; ", "°, ")
            + numbers.decimal(place.place.y, digits: 6) + "°"
    }

    func ring(_ ring: SearchRing) -> [String] {
        let radius = numbers.decimal(ring.radius.metres, digits: 0)
        var lines = [
            say("Vòng tìm kiếm \(radius) m, ", "Search ring of \(radius) m, ")
                + Words.structure(ring.structure)[language]
                + ": " + numbers.percent(ring.lawfulShare) + say(" diện tích phù hợp", " of the area is lawful")
        ]
        for share in ring.shares {
            let word =
                share.headline.map { Words.headline($0)[language] } ?? say("không có thửa đất", "no recorded parcel")
            let firmness = share.firmness.map { " (\(Words.firmness($0)[language]))" } ?? ""
            lines.append("  - \(word)\(firmness): \(numbers.percent(share.share))")
        }
        if let best = ring.best { lines.append("  " + say("Thửa tốt nhất: ", "Best parcel: ") + place(best)) }
        return lines
    }
}
