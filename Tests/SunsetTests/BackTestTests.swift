import Foundation
import Sunset
import Testing
import Units
import _TestSupport

/// On published counts of ten countries, up to the day each file was cut; what came later is kept apart.
@Suite(.enabled(if: SharedData.path("sunset") != nil))
struct BackTestTests {
    static let library = SharedData.path("sunset").flatMap { try? SeriesLibrary(paths: [$0]) }

    @Test func everyTargetGetsOneAnswerOfOursWithARisingRange() throws {
        let library = try #require(Self.library)
        let targets = library.series.map {
            ForecastTarget(key: $0.key, date: $0.rows[$0.rows.count - 1].date.endOfMonth(after: 6))
        }
        let answers = try Forecaster(library: library).answers(to: targets).filter { $0.model == BackTest.ourModel }
        #expect(answers.map(\.target) == targets)
        for answer in answers {
            #expect(answer.range.p10 > 0 && answer.range.p10 <= answer.range.p50)
            #expect(answer.range.p50 <= answer.range.p90)
        }
    }

    @Test func beatsLastValueAndLogisticOnGivenRows() throws {
        let backTest = try BackTest(#require(Self.library))
        let dated = backTest.scores.filter { $0.kind != .none }
        #expect(dated.count >= 4)
        let means = try #require(BackTest.mean(of: backTest.scores))
        #expect(means[0] < means[1])
        let coverage = try #require(BackTest.coverage(of: backTest.scores))
        #expect((0.7...0.95).contains(coverage))
        #expect((0.7...0.9).contains(try #require(BackTest.coverage(of: dated))))
    }
}
