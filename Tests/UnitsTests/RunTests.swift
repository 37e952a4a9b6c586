import Synchronization
import Testing
import Units

@Suite struct RunTests {
    @Test("Answers keep the order of the items on any number of threads", arguments: [1, 2, 7])
    func keepsOrder(threads: Int) throws {
        #expect(try Run(threads: threads).map(Array(0..<100)) { $0 * $0 } == (0..<100).map { $0 * $0 })
    }

    @Test("Asked to stop on the way, no answer is given and nothing more is begun")
    func stops() {
        let flag = StopFlag()
        let begun = Atomic(0)
        let run = Run(threads: 1, isCancelled: { flag.isSet })
        #expect(throws: Cancelled()) {
            try run.map(100) { number in
                begun.add(1, ordering: .relaxed)
                if number == 9 { flag.set() }
            }
        }
        #expect(begun.load(ordering: .relaxed) == 10)
        #expect(throws: Cancelled()) { try run.check() }
    }

    @Test("Stopping after the last answer stops too: what comes next would not be wanted")
    func stopsAtTheEnd() {
        let flag = StopFlag()
        let run = Run(threads: 1, isCancelled: { flag.isSet })
        #expect(throws: Never.self) { try run.check() }
        flag.set()
        #expect(throws: Cancelled()) { try run.map(1) { $0 } }
    }

    @Test("A side task tells nobody and stops with its task; a part has one thread")
    func parts() {
        let flag = StopFlag()
        let told = Atomic(0)
        let run = Run(threads: 5, isCancelled: { flag.isSet }) { _ in told.add(1, ordering: .relaxed) }
        run.silent.report(.coverage, 0.5)
        run.part.report(.coverage, 0.5)
        #expect(told.load(ordering: .relaxed) == 0)
        run.report(.coverage, 0.5)
        #expect(told.load(ordering: .relaxed) == 1)
        #expect((run.threads, run.silent.threads, run.part.threads) == (5, 5, 1))
        flag.set()
        #expect(run.silent.isCancelled && run.part.isCancelled)
    }

    @Test("A budget is from 1 to 64 threads", arguments: [(-3, 1), (0, 1), (3, 3), (1000, 64)])
    func limits(asked: Int, given: Int) {
        #expect(Run(threads: asked).threads == given)
    }

    @Test("A flag is set once and tells whether it was")
    func flag() {
        let flag = StopFlag()
        #expect(!flag.isSet)
        #expect(!flag.set())
        #expect(flag.set())
        #expect(flag.isSet)
    }
}
