import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Reading feeds")
struct FeedTests {
  @Test("a feed gives one object for each UID, with its overrides wherever they stand")
  func objects() throws {
    let contents = try CalendarReader().feed(
      calendar(
        "X-WR-CALNAME:Team\nX-WR-TIMEZONE:Romance Standard Time",
        event(uid: "b", "DTSTART:20260102T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"),
        event(uid: "a", "DTSTART:20260104T100000Z\nDURATION:PT1H"),
        event(uid: "b", "RECURRENCE-ID:20260103T100000Z\nDTSTART:20260103T120000Z\nDURATION:PT1H")))
    #expect(contents.name == "Team")
    #expect(contents.timeZone == TimeZoneID(rawValue: "Europe/Paris"))
    #expect(contents.objects.map(\.key) == ["b", "a"])
    #expect(contents.objects.map(\.facts.events.count) == [2, 1])
    #expect(contents.unreadable.isEmpty)
  }

  @Test("one object that cannot be read does not hold up the others")
  func unreadable() throws {
    let contents = try CalendarReader().feed(
      calendar(
        event(uid: "good", "DTSTART:20260102T100000Z\nDURATION:PT1H"),
        event(uid: "bad", "DTSTART:20261399T100000Z\nDURATION:PT1H")))
    #expect(contents.objects.map(\.key) == ["good"])
    #expect(contents.unreadable.map(\.key) == ["bad"])
    #expect(contents.unreadable.map(\.flag.code) == ["unreadable-start"])
  }

  @Test("events without UID keep their keys from one reading to the next")
  func withoutUID() throws {
    let first = "BEGIN:VEVENT\nDTSTART:20260102T100000Z\nDURATION:PT1H\nEND:VEVENT"
    let second = "BEGIN:VEVENT\nDTSTART:20260103T100000Z\nDURATION:PT1H\nEND:VEVENT"
    let one = try CalendarReader().feed(calendar(first, second)).objects.map(\.key)
    let other = try CalendarReader().feed(calendar(second, first)).objects.map(\.key)
    #expect(Set(one).count == 2)
    #expect(one == other.reversed())
  }

  @Test("a feed that ends in the middle is refused: what is missing is not gone")
  func truncated() throws {
    let whole = calendar(
      event(uid: "1", "DTSTART:20260102T100000Z\nDURATION:PT1H"),
      event(uid: "2", "DTSTART:20260103T100000Z\nDURATION:PT1H"))
    #expect(try CalendarReader().feed(whole).objects.count == 2)
    let endOfCalendar = whole.count - "END:VCALENDAR\r\n".utf8.count
    for length in 0...endOfCalendar {
      #expect(throws: CalendarReadingError.self, "\(length) bytes") {
        try CalendarReader().feed(whole.prefix(length))
      }
    }
  }

  @Test("several calendars in one stream count together, each with its own zones")
  func severalCalendars() throws {
    func zone(_ offset: String) -> String {
      """
      BEGIN:VTIMEZONE
      TZID:Office
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:\(offset)
      TZOFFSETTO:\(offset)
      END:STANDARD
      END:VTIMEZONE
      """
    }
    let data =
      calendar(zone("+0300"), event(uid: "1", "DTSTART;TZID=Office:20260102T100000\nDURATION:PT1H"))
      + calendar(
        event(uid: "2", "DTSTART;TZID=Office:20260102T100000\nDURATION:PT1H"), zone("-0300"))
    let all = try window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    let found = try busy(data, in: all, zone: .utc).map(\.start)
    #expect(found == [try instant("2026-01-02T07:00:00Z"), try instant("2026-01-02T13:00:00Z")])
  }

  @Test("the events of a poll are choices, not appointments")
  func poll() throws {
    let contents = try CalendarReader().feed(
      calendar("BEGIN:VPOLL\nUID:1\n\(event("DTSTART:20260102T100000Z\nDURATION:PT1H"))\nEND:VPOLL")
    )
    #expect(contents.objects.isEmpty)
  }
}
