import BusyIndex
import CalendarModel
import Testing

@Suite("Changes to the index")
struct ChangeTests {
  let window = span(0, 1_000)

  @Test("an object's new instances stand in place of its old ones")
  func replaces() {
    var index = index(holding: [busy(10, 20)])
    index.apply(
      changed: [name("object-0"): [busy(50, 60), busy(30, 40)]], removed: [], to: work)
    #expect(index.answer(for: anna, in: window)?.busy == [span(30, 40), span(50, 60)])
    index.apply(changed: [name("object-0"): []], removed: [], to: work)
    #expect(index.answer(for: anna, in: window)?.busy == [])
    #expect(index.statistics.intervals == 0)
  }

  @Test("pain 9: the same page twice, or an empty one, changes nothing")
  func idempotent() {
    var index = index(holding: [busy(10, 20), busy(30, 40)])
    for _ in 1...2 {
      index.apply(
        changed: [name("object-0"): [busy(15, 25)]], removed: [name("object-1")], to: work)
      index.apply(changed: [:], removed: [], to: work)
      #expect(index.answer(for: anna, in: window)?.busy == [span(15, 25)])
      #expect(index.statistics.intervals == 1)
    }
  }

  @Test("an object that one page both changes and removes stays: doubt is busy")
  func changedAndRemoved() {
    var index = index(holding: [busy(10, 20)])
    index.apply(
      changed: [name("object-0"): [busy(15, 25)]], removed: [name("object-0")], to: work)
    #expect(index.answer(for: anna, in: window)?.busy == [span(15, 25)])
  }

  @Test("pain 19: the same object name in two people's calendars is two objects")
  func sameNameTwice() {
    var index = BusyIndex()
    index.setStanding(standing(work), of: anna)
    index.setStanding(standing(home), of: bert)
    for calendar in [work, home] {
      index.apply(changed: [name("team"): [busy(10, 20)]], removed: [], to: calendar)
    }
    index.apply(changed: [:], removed: [name("team")], to: work)
    #expect(index.answer(for: anna, in: window)?.busy == [])
    #expect(index.answer(for: bert, in: window)?.busy == [span(10, 20)])
  }

  @Test("a removed calendar takes its time and its doubt with it, and late pages find nothing")
  func removedCalendar() throws {
    var index = index(holding: [busy(10, 20)])
    index.setStanding(standing(home, .suspect), of: anna)
    index.removeCalendar(home)
    #expect(try #require(index.answer(for: anna, in: window)).isComplete)
    index.removeCalendar(work)
    index.apply(changed: [name("late"): [busy(10, 20)]], removed: [], to: work)
    index.replaceAll([name("late"): [busy(10, 20)]], of: work)
    let answer = try #require(index.answer(for: anna, in: window))
    #expect(answer.busy.isEmpty)
    #expect(index.statistics == (people: 1, calendars: 0, intervals: 0))
  }

  @Test("a removed person is unknown, and so are their calendars")
  func removedPerson() {
    var index = index(holding: [busy(10, 20)])
    index.removePerson(anna)
    #expect(index.answer(for: anna, in: window) == nil)
    index.apply(changed: [name("late"): [busy(10, 20)]], removed: [], to: work)
    #expect(index.statistics == (people: 0, calendars: 0, intervals: 0))
  }

  @Test("a copy keeps what it held when the original changes")
  func copies() {
    var index = index(holding: [busy(10, 20)])
    let copy = index
    index.apply(changed: [name("more"): [busy(30, 40)]], removed: [], to: work)
    #expect(copy.answer(for: anna, in: window)?.busy == [span(10, 20)])
    #expect(index.answer(for: anna, in: window)?.busy == [span(10, 20), span(30, 40)])
  }

  @Test("readers on other threads see whole pages only")
  func shared() async {
    let shared = SharedBusyIndex()
    shared.update { $0.setStanding(standing(work), of: anna) }
    // Each page moves both halves of a pair; a torn answer would show halves of two pages.
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for page in Int64(0)..<2_000 {
          let pair = [busy(page * 10, page * 10 + 1), busy(page * 10 + 5, page * 10 + 6)]
          shared.update { $0.replaceAll([name("pair"): pair], of: work) }
        }
        return true
      }
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<2_000 {
            let busy = shared.read { $0.answer(for: anna, in: span(0, 100_000))?.busy ?? [] }
            guard busy.isEmpty || (busy.count == 2 && busy[1].start - busy[0].start == 5) else {
              return false
            }
          }
          return true
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}
