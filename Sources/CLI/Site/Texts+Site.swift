import Province
import Reports

/// What `phusong site` says.
extension Texts {
    var siteAbstract: String {
        say(
            "Where to build lawfully: sites in order, cost, people, the bound, and what the law costs.",
            "Nên xây ở đâu cho đúng luật: thứ tự vị trí, chi phí, số người, cận, và cái giá của quy định.")
    }
    var siteDiscussion: String {
        say(
            "Places are parcels, roofs of public buildings and standing masts; only those lawful on the day (the last of the workspace, or the one given) are built on. People are counted where an operator that asks does not serve them yet, as a mean over the operators; priority places of the workspace are served with the technology and share they ask for. Reads siting/costs.csv of the data folder. Writes site.gpkg, sites.csv, units.csv, curve.csv, costs.csv, site.json and summary.html, where there are priority places priority.csv, with --price-of-law prices.csv, with --cure cure.csv: all of them or none. “Optimal” is said only when value and bound are the same number. An answer the time limit has cut short may differ on another machine. Ctrl-C during the search writes the best so far with its bound, without curve and prices, and ends with 130; a second one writes nothing.",
            "Vị trí gồm thửa đất, mái công trình công cộng và cột hiện có; chỉ xây ở nơi hợp pháp vào ngày xét (ngày cuối trong hồ sơ, hoặc ngày ghi ở --as-of). Số người tính ở nơi nhà mạng yêu cầu chưa phủ, lấy trung bình các nhà mạng; địa điểm ưu tiên của hồ sơ được phủ bằng công nghệ và tỷ lệ mà nó yêu cầu. Đọc siting/costs.csv của thư mục dữ liệu. Ghi site.gpkg, sites.csv, units.csv, curve.csv, costs.csv, site.json và summary.html, thêm priority.csv nếu có địa điểm ưu tiên, prices.csv nếu có --price-of-law, cure.csv nếu có --cure: đủ cả hoặc không có gì. Chỉ ghi “tối ưu” khi giá trị bằng cận. Kết quả bị cắt vì hết giờ có thể khác trên máy khác. Ctrl-C trong khi tìm kiếm: ghi phương án tốt nhất tới lúc đó kèm cận, không có đường cong chi phí và giá của quy định, mã thoát 130; bấm lần hai thì không ghi gì."
        )
    }
    var siteSitesHelp: String { say("Most people with this many sites.", "Nhiều người nhất với bấy nhiêu vị trí.") }
    var siteBudgetHelp: String {
        say("Most people for this much, million VND.", "Nhiều người nhất với số tiền này, triệu đồng.")
    }
    var siteCoverHelp: String {
        say(
            "Cheapest plan that serves this share of the people, 0 to 1.",
            "Phương án rẻ nhất để phủ tỷ lệ người này, từ 0 đến 1.")
    }
    var minShareHelp: String {
        say(
            "With --cover: and at least this share in each district (commune, without districts).",
            "Cùng --cover: và ít nhất tỷ lệ này ở mỗi huyện (mỗi xã, nếu không có cấp huyện).")
    }
    var afterSwitchOffHelp: String {
        say(
            "People count as served where a layer that stays serves them, 2g or 3g being off; give it once per layer. New stations are of the workspace's technology.",
            "Sau khi tắt 2g hoặc 3g: người được một lớp còn lại phủ thì tính là được phủ; mỗi lớp tắt ghi một lần. Trạm mới dùng công nghệ của hồ sơ."
        )
    }
    var sharingHelp: String {
        say(
            "Operators may pay for one structure together.", "Các nhà mạng có thể góp tiền dùng chung một công trình.")
    }
    var priceOfLawHelp: String {
        say(
            "Also plan without all bans and without each rule alone: people not served because of it.",
            "Tính thêm khi bỏ mọi lệnh cấm và khi bỏ từng quy định: số người không được phủ vì quy định đó.")
    }
    var cureHelp: String {
        say(
            "With --cover: where lawful places do not suffice, find the fewest parcels to add to the land-use plan as post-telecom land.",
            "Cùng --cover: nếu vị trí hợp pháp không đủ, tìm ít thửa nhất cần đưa vào quy hoạch đất bưu chính viễn thông."
        )
    }
    var siteTimeHelp: String {
        say(
            "Longest search for the plan; each point of the curve takes an eighth, each relaxed rule a quarter at most.",
            "Thời gian tìm phương án nhiều nhất; mỗi điểm đường cong một phần tám, mỗi quy định được bỏ một phần tư.")
    }
    var siteOutHelp: String {
        say(
            "Folder for the results; `site` in the workspace by default.",
            "Thư mục kết quả; mặc định là `site` trong hồ sơ.")
    }
    var oneSiteTargetOnly: String {
        say("give exactly one of --sites, --budget and --cover", "hãy ghi đúng một trong --sites, --budget và --cover")
    }
    var oneDateOnly: String {
        say(
            "a plan follows the law of one day; give one --as-of",
            "mỗi phương án theo luật của một ngày; hãy ghi một --as-of")
    }
    var siteCountTooSmall: String { say("--sites has to be at least 1", "--sites phải từ 1 trở lên") }
    var siteBudgetTooSmall: String { say("--budget has to be above 0", "--budget phải lớn hơn 0") }
    func shareOutOfRange(_ name: String) -> String {
        say("\(name) has to be above 0 and at most 1", "\(name) phải lớn hơn 0 và không quá 1")
    }
    var coverOnly: String {
        say(
            "--min-share-per-unit and --cure go with --cover only",
            "--min-share-per-unit và --cure chỉ đi cùng --cover")
    }
}
