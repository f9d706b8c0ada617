import BusyIndex
import CalendarModel
import Testing

/// Bounds are several times what is measured on a slow shared machine: they catch a wrong order of
/// growth, not a slow day. Without optimisation the numbers mean nothing.
@Suite("Speed", .serialized, .enabled(if: isOptimised, "needs an optimised build"))
struct SpeedTests {
  static let day: Int64 = 86_400

  @Test("two weeks of one person among a thousand with 500 intervals each take microseconds")
  func answers() {
    var index = BusyIndex()
    let people = (0..<1_000).map { PersonID(unchecked: "person-\($0)") }
    for person in people {
      let calendar = CalendarID(unchecked: "cal_\(person)")
      index.setStanding(standing(calendar), of: person)
      index.replaceAll(objects(500, every: Self.day * 730 / 500), of: calendar)
    }
    let shared = SharedBusyIndex(index)
    let rounds = 200_000
    var found = 0
    let elapsed = ContinuousClock().measure {
      for round in 0..<rounds {
        let person = people[(round &* 7_919) % people.count]
        let start = Int64(round % 700) * Self.day
        let window = span(start, start + 14 * Self.day)
        found += shared.read { $0.answer(for: person, in: window)?.busy.count ?? 0 }
      }
    }
    print("answer:", elapsed / rounds, "each")
    #expect(found > rounds)
    #expect(elapsed / rounds < .microseconds(10))
  }

  @Test("a calendar of 10,000 objects in 100 pages is indexed within a second")
  func pages() {
    var index = BusyIndex()
    index.setStanding(standing(work), of: anna)
    let all = objects(10_000, every: 5_000).sorted { $0.key < $1.key }
    let elapsed = ContinuousClock().measure {
      for page in 0..<100 {
        let objects = all[(page * 100)..<(page * 100 + 100)].map { ($0.key, $0.value) }
        let changed = Dictionary(uniqueKeysWithValues: objects)
        index.apply(changed: changed, removed: [], to: work)
      }
    }
    print("100 pages:", elapsed)
    #expect(index.statistics.intervals == 10_000)
    #expect(elapsed < .seconds(1))
  }

  private func objects(_ count: Int, every seconds: Int64) -> [ResourceName: [BusyInstance]] {
    Dictionary(
      uniqueKeysWithValues: (0..<count).map { number in
        let start = Int64(number) * seconds
        return (name("/dav/calendars/anna/work/\(number).ics"), [busy(start, start + 1_800)])
      })
  }
}

private let isOptimised: Bool = {
  var isOptimised = true
  // An assertion's condition is evaluated in unoptimised builds only.
  assert(
    {
      isOptimised = false
      return true
    }())
  return isOptimised
}()
