import BusyIndex
import CalendarModel
import Testing

@Suite("What a calendar's standing does to an answer")
struct StandingTests {
  let window = span(100, 200)

  private func answer(_ standings: CalendarStanding...) throws -> PersonBusy {
    var index = BusyIndex()
    for standing in standings {
      index.setStanding(standing, of: anna)
      index.apply(changed: [name("a"): [busy(110, 120)]], removed: [], to: standing.calendar)
    }
    return try #require(index.answer(for: anna, in: window))
  }

  @Test("a good calendar leaves nothing unknown")
  func good() throws {
    let answer = try answer(standing(work))
    #expect(answer.isComplete)
    #expect(answer.asOf == at(1_000))
  }

  @Test(
    "pains 4, 6, 7: a calendar that cannot be trusted is unknown, not free, and keeps what it had",
    arguments: [ConnectionState.suspect, .needsAuthorization, .paused, .connecting])
  func unknown(state: ConnectionState) throws {
    let answer = try answer(standing(work, state, asOf: 500), standing(home))
    #expect(answer.busy == [span(110, 120)])
    #expect(!answer.isComplete)
    #expect(
      answer.unknown == [
        UnknownSpan(calendar: work, reason: state, asOf: at(500), interval: window)
      ])
  }

  @Test("a failing calendar stays known, and its age tells")
  func failing() throws {
    let answer = try answer(standing(work, .failing, asOf: 10), standing(home))
    #expect(answer.isComplete)
    #expect(answer.asOf == at(10))
  }

  @Test(
    "a calendar that was never read is unknown, even when its first run failed",
    arguments: [ConnectionState.connecting, .failing, .ok])
  func neverRead(state: ConnectionState) throws {
    let answer = try answer(standing(work, state, asOf: nil), standing(home))
    #expect(answer.asOf == nil)
    #expect(answer.unknown.map(\.calendar) == [work])
    #expect(answer.unknown.map(\.reason) == [.connecting])
  }

  @Test("calendars that do not block are of no account")
  func notBlocking() throws {
    let answer = try answer(standing(work, blocks: false, .suspect, asOf: nil), standing(home))
    #expect(answer.isComplete)
    #expect(answer.asOf == at(1_000))
  }

  @Test("pain 8: each answer carries the age of its oldest calendar, and stale ones are named")
  func staleness() throws {
    var index = BusyIndex()
    index.setStanding(standing(work, asOf: 500), of: anna)
    index.setStanding(standing(home, asOf: 900), of: anna)
    let never = CalendarID(unchecked: "cal_never")
    index.setStanding(standing(never, .connecting, asOf: nil), of: bert)
    let ignored = CalendarID(unchecked: "cal_ignored")
    index.setStanding(standing(ignored, blocks: false, asOf: 1), of: bert)
    #expect(index.answer(for: anna, in: window)?.asOf == at(500))
    #expect(index.staleCalendars(of: [anna, bert], olderThan: at(900)) == [work, never])
    #expect(index.staleCalendars(of: [anna], olderThan: at(500)).isEmpty)
    index.setStanding(standing(work, asOf: 1_200), of: anna)
    #expect(index.answer(for: anna, in: window)?.asOf == at(900))
  }
}
