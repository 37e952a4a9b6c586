import Synchronization
import Testing
import Units

@Suite struct OnceTests {
    @Test("However many threads ask, the value is made once")
    func makesOnce() throws {
        let once = Once<Int>()
        let made = Atomic(0)
        let answers = Parallel.map(50, threads: 4) { _ in
            try? once(Run()) { made.add(1, ordering: .relaxed).newValue }
        }
        #expect(answers == Array(repeating: 1, count: 50))
    }

    @Test("Who fails leaves the making to the next")
    func failsOver() throws {
        struct Broken: Error {}
        let once = Once<Int>()
        #expect(throws: Broken.self) { try once(Run()) { throw Broken() } }
        #expect(try once(Run()) { 7 } == 7)
        #expect(try once(Run(isCancelled: { true })) { 8 } == 7, "what is made is there for everybody")
    }

    @Test("Who waits for another can be stopped")
    func stopsWaiting() throws {
        let turn = Turn()
        #expect(throws: Cancelled.self) {
            try turn.take(Run()) { try turn.take(Run(isCancelled: { true })) {} }
        }
        #expect(try turn.take(Run()) { 3 } == 3)
    }
}
