import CalendarModel
import Testing

@Suite("Intervals")
struct IntervalTests {
  private func interval(_ start: Int64, _ end: Int64) -> Interval? {
    Interval(start: Timestamp(secondsSinceEpoch: start), end: Timestamp(secondsSinceEpoch: end))
  }

  @Test("an interval is never empty")
  func neverEmpty() {
    #expect(interval(5, 5) == nil)
    #expect(interval(6, 5) == nil)
    #expect(interval(5, 6)?.duration == 1)
  }

  @Test("overlap, containment and clipping agree with looking at each second")
  func againstSeconds() throws {
    for a in 0..<Int64(6) {
      for b in a + 1...6 {
        for c in 0..<Int64(6) {
          for d in c + 1...6 {
            let left = try #require(interval(a, b))
            let right = try #require(interval(c, d))
            let shared = Set(a..<b).intersection(c..<d)
            #expect(left.overlaps(right) == !shared.isEmpty)
            #expect(left.contains(right) == Set(a..<b).isSuperset(of: c..<d))
            let clipped = left.clipped(to: right)
            let seconds = clipped.map {
              Set($0.start.secondsSinceEpoch..<$0.end.secondsSinceEpoch)
            }
            #expect(seconds ?? [] == shared)
            for second in Int64(0)...6 {
              #expect(
                left.contains(Timestamp(secondsSinceEpoch: second)) == (a..<b).contains(second))
            }
          }
        }
      }
    }
  }

  @Test("pain 15: merged intervals cover the same seconds, and neither touch nor overlap")
  func merged() throws {
    let seed = UInt64(20_261_124)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let intervals = try (0..<count).map { _ in
        let start = Int64.random(in: 0...60, using: &generator)
        return try #require(interval(start, start + .random(in: 1...15, using: &generator)))
      }
      func seconds(_ intervals: [Interval]) -> Set<Int64> {
        intervals.reduce(into: []) {
          $0.formUnion($1.start.secondsSinceEpoch..<$1.end.secondsSinceEpoch)
        }
      }
      let merged = intervals.merged()
      #expect(seconds(merged) == seconds(intervals))
      #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.end < $1.start })
      #expect(merged.merged() == merged)
      #expect(intervals.sorted().mergedAssumingSorted() == merged)
      #expect(intervals.shuffled(using: &generator).merged() == merged)
    }
  }

  @Test("widening is held at the ends of time")
  func widened() throws {
    #expect(try #require(interval(10, 20)).widened(by: 5) == interval(5, 25))
    let all = try #require(interval(.min, .max))
    #expect(all.widened(by: 1) == all)
    #expect(all.duration == .max)
  }

  @Test("intervals are ordered by start, then by end")
  func order() throws {
    let first = try #require(interval(1, 5))
    #expect(try first < #require(interval(2, 3)))
    #expect(try first < #require(interval(1, 6)))
    #expect(try !(first < #require(interval(1, 5))))
  }
}
