import BusyIndex
import CalendarModel
import Testing

@Suite("An answer for one person")
struct AnswerTests {
  let window = span(100, 200)

  @Test("is nil for somebody who is unknown, and empty for somebody without calendars")
  func unknownAndBare() throws {
    var index = BusyIndex()
    #expect(index.answer(for: anna, in: window) == nil)
    index.addPerson(anna)
    let answer = try #require(index.answer(for: anna, in: window))
    #expect(answer.busy.isEmpty)
    #expect(!answer.hasBlockingCalendars)
    #expect(answer.asOf == nil)
    #expect(answer.isComplete)
  }

  @Test("joins what overlaps and what touches, whichever object or calendar it is from")
  func merges() throws {
    var index = index(holding: [busy(110, 120), busy(120, 130), busy(125, 128), busy(150, 160)])
    index.setStanding(standing(home), of: anna)
    index.apply(changed: [name("h"): [busy(130, 140), busy(155, 170)]], removed: [], to: home)
    let answer = try #require(index.answer(for: anna, in: window))
    #expect(answer.busy == [span(110, 140), span(150, 170)])
  }

  @Test("pain 10: an event that began before the window blocks it, clipped and not filtered")
  func beganBefore() throws {
    let index = index(holding: [busy(0, 110), busy(190, 900)])
    #expect(index.answer(for: anna, in: window)?.busy == [span(100, 110), span(190, 200)])
  }

  @Test(
    "pain 15: an event wholly inside the window, around it or across an edge overlaps it",
    arguments: [
      (span(140, 150), [span(140, 150)]), (span(50, 300), [span(100, 200)]),
      (span(100, 200), [span(100, 200)]), (span(199, 201), [span(199, 200)]),
      (span(99, 101), [span(100, 101)]), (span(50, 100), []), (span(200, 300), []),
    ])
  func overlap(event: Interval, expected: [Interval]) throws {
    let index = index(holding: [BusyInstance(interval: event)])
    #expect(index.answer(for: anna, in: window)?.busy == expected)
    #expect(index.sources(for: anna, in: window).isEmpty == expected.isEmpty)
  }

  @Test("pain 17: an event of several days blocks each of them")
  func severalDays() throws {
    let conference = try #require(
      Interval(start: instant("2026-11-23T09:00:00Z"), end: instant("2026-11-26T17:00:00Z")))
    let index = index(holding: [BusyInstance(interval: conference)])
    for day in 24...25 {
      let window = try #require(
        Interval(
          start: instant("2026-11-\(day)T00:00:00Z"), end: instant("2026-11-\(day)T23:59:59Z")))
      #expect(index.answer(for: anna, in: window)?.busy == [window])
    }
  }

  @Test("pain 11: an event years ahead is there as soon as it is asked for")
  func farAhead() throws {
    let far = try #require(
      Interval(start: instant("2028-11-01T09:00:00Z"), end: instant("2028-11-01T10:00:00Z")))
    let index = index(holding: [BusyInstance(interval: far)])
    #expect(index.answer(for: anna, in: far.widened(by: 3_600))?.busy == [far])
  }

  @Test("leaves out calendars that do not block, until they do")
  func toggles() throws {
    var index = index(holding: [busy(110, 120)])
    index.setStanding(standing(work, blocks: false), of: anna)
    var answer = try #require(index.answer(for: anna, in: window))
    #expect(answer.busy.isEmpty)
    #expect(!answer.hasBlockingCalendars)
    #expect(index.sources(for: anna, in: window).isEmpty)
    index.apply(changed: [name("late"): [busy(140, 150)]], removed: [], to: work)
    index.setStanding(standing(work), of: anna)
    answer = try #require(index.answer(for: anna, in: window))
    #expect(answer.busy == [span(110, 120), span(140, 150)])
    #expect(answer.hasBlockingCalendars)
  }

  @Test("names the object and the rule behind each interval, unclipped and in order")
  func sources() {
    var index = BusyIndex()
    index.setStanding(standing(work), of: anna)
    index.setStanding(standing(home), of: anna)
    index.apply(
      changed: [
        name("leave"): [
          BusyInstance(interval: span(0, 500), availability: .outOfOffice, rule: .outOfOffice)
        ],
        name("short"): [busy(10, 20), busy(120, 130)],
      ], removed: [], to: work)
    index.apply(
      changed: [
        name("maybe"): [
          BusyInstance(interval: span(120, 130), availability: .tentative, rule: .unanswered)
        ]
      ], removed: [], to: home)
    #expect(
      index.sources(for: anna, in: window) == [
        BusySource(
          interval: span(0, 500), calendar: work, resource: name("leave"),
          availability: .outOfOffice, rule: .outOfOffice),
        BusySource(
          interval: span(120, 130), calendar: home, resource: name("maybe"),
          availability: .tentative, rule: .unanswered),
        BusySource(
          interval: span(120, 130), calendar: work, resource: name("short"),
          availability: .busy, rule: .event),
      ])
  }

  @Test("covers only windows that were indexed")
  func horizon() {
    var index = BusyIndex()
    #expect(!index.covers(window))
    index.indexedWindow = span(100, 300)
    #expect(index.covers(window))
    #expect(!index.covers(span(99, 101)))
  }
}
