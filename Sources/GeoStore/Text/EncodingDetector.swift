/// Guesses the encoding of Vietnamese text from samples. A guess comes with its confidence and is always
/// reported; a declared encoding is never second-guessed.
public enum EncodingDetector {
    public struct Guess: Hashable, Sendable {
        public var encoding: TextEncoding
        /// 0 to 1: share of the marked words that read as Vietnamese, less the share of the next best encoding
        /// when that is close. 1 for text that is ASCII or valid UTF-8.
        public var confidence: Double
    }

    public static func detect(_ samples: some Sequence<[UInt8]>) -> Guess {
        let marked = samples.filter { $0.contains { $0 >= 0x80 } }
        if marked.allSatisfy({ String(validating: $0, as: UTF8.self) != nil }) {
            return Guess(encoding: .utf8, confidence: 1)
        }
        let candidates: [TextEncoding] = [.tcvn3, .vni, .cp1258, .cp1252]
        var scores = candidates.map { (encoding: $0, score: score(marked, as: $0)) }
        scores.sort { $0.score > $1.score }
        let best = scores[0], next = scores[1]
        guard best.score > 0.4 else {
            // Not Vietnamese in any of them: Western European text is the likely rest.
            return Guess(encoding: .cp1252, confidence: 0.3)
        }
        return Guess(encoding: best.encoding, confidence: min(best.score, 0.5 + (best.score - next.score) / 2))
    }

    /// Share of the words with non-ASCII letters that can be Vietnamese syllables; 0 when a byte is impossible.
    private static func score(_ samples: [[UInt8]], as encoding: TextEncoding) -> Double {
        var words = 0, plausible = 0
        for bytes in samples.prefix(2000) {
            guard let text = try? TextEncoding.decode(bytes, as: encoding) else { return 0 }
            for word in text.split(whereSeparator: { !$0.isLetter && $0.isASCII }) {
                guard word.unicodeScalars.contains(where: { $0.value >= 0x80 }) else { continue }
                words += 1
                if VietnameseSyllable.isPlausible(String(word)) { plausible += 1 }
            }
        }
        return words == 0 ? 0 : Double(plausible) / Double(words)
    }
}
