/// How the pictures of class `unitmap` are drawn; stands in each, so that it can be taken out of its page.
enum MapStyle {
    static let text = """
        .unitmap .border{fill:none;stroke:#555;stroke-width:12;stroke-linejoin:round}\
        .unitmap .outer{fill:none;stroke:#222;stroke-width:26;stroke-linejoin:round}\
        .unitmap .inner{fill:none;stroke:#8a8a8a;stroke-width:7}\
        .unitmap .tick{stroke:#333;stroke-width:10}\
        .unitmap text{fill:#111}\
        .unitmap text.unit,.unitmap text.around{font-size:210px;font-weight:600;text-anchor:middle;stroke:#fff;\
        stroke-width:50;stroke-linejoin:round;paint-order:stroke}\
        .unitmap text.around{font-size:170px;font-weight:400;fill:#5f5f5f}\
        .unitmap circle.pin{fill:#1a1a1a;stroke:#fff;stroke-width:25}\
        .unitmap text.pin{fill:#fff;font-size:165px;font-weight:700;text-anchor:middle}\
        .unitmap text.tick{stroke:#fff;stroke-width:40;paint-order:stroke;font-size:150px;text-anchor:middle}\
        .unitmap text.left{text-anchor:start}\
        .unitmap .ink{fill:#111}\
        .unitmap text.north{font-size:210px;font-weight:700;text-anchor:middle}\
        .unitmap path.scale{fill:none;stroke:#111;stroke-width:24}\
        .unitmap text.scale{font-size:180px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:40}\
        .unitmap .mark{stroke:#fff;stroke-width:18}\
        .unitmap .open{fill:#fff;stroke:#1a1a1a;stroke-width:24}\
        .unitmap text.legend{font-size:180px}
        """
}
