import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Changed instances")
struct OverrideTests {
  private static let master = """
    DTSTART;TZID=Europe/Copenhagen:20260105T100000
    DTEND;TZID=Europe/Copenhagen:20260105T110000
    RRULE:FREQ=DAILY;COUNT=4
    """

  private func starts(_ overrides: String..., in span: (String, String)? = nil) throws -> [String] {
    let span = span ?? ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    let components = [event(Self.master)] + overrides.map { event($0) }
    let data = calendar(components.joined(separator: "\n"))
    return try expand(data, span.0, span.1).instances.map { $0.interval.start.rfc3339 }
  }

  @Test("pain 59: RECURRENCE-ID is matched as an instant, whatever zone it is written in")
  func matchedByInstant() throws {
    for id in [
      "RECURRENCE-ID:20260106T090000Z", "RECURRENCE-ID;TZID=America/New_York:20260106T040000",
      "RECURRENCE-ID;TZID=Europe/Copenhagen:20260106T100000", "RECURRENCE-ID;VALUE=DATE:20260106",
    ] {
      #expect(
        try starts("\(id)\nDTSTART:20260106T150000Z\nDURATION:PT1H") == [
          "2026-01-05T09:00:00Z", "2026-01-06T15:00:00Z", "2026-01-07T09:00:00Z",
          "2026-01-08T09:00:00Z",
        ], "\(id)")
    }
  }

  @Test("pain 62: instances can be cancelled or made transparent")
  func cancelled() throws {
    let left = try starts(
      "RECURRENCE-ID:20260106T090000Z\nSTATUS:CANCELLED",
      "RECURRENCE-ID:20260107T090000Z\nDTSTART:20260107T090000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT")
    #expect(left == ["2026-01-05T09:00:00Z", "2026-01-08T09:00:00Z"])
  }

  @Test("an instance moved into the window or out of it counts where it is")
  func moved() throws {
    let override = "RECURRENCE-ID:20260106T090000Z\nDTSTART:20260601T090000Z\nDURATION:PT1H"
    let june = try starts(override, in: ("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"))
    #expect(june == ["2026-06-01T09:00:00Z"])
    let day = try starts(override, in: ("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z"))
    #expect(day.isEmpty)
  }

  @Test("THISANDFUTURE moves and resizes that and all later instances, up to the next such change")
  func thisAndFuture() throws {
    let found = try starts(
      """
      RECURRENCE-ID;RANGE=THISANDFUTURE:20260106T090000Z
      DTSTART;TZID=Europe/Copenhagen:20260106T140000
      DURATION:PT2H
      """,
      "RECURRENCE-ID:20260107T090000Z\nDTSTART:20260107T200000Z\nDURATION:PT1H",
      """
      RECURRENCE-ID;RANGE=THISANDFUTURE:20260108T090000Z
      DTSTART:20260108T090000Z
      STATUS:CANCELLED
      """)
    #expect(found == ["2026-01-05T09:00:00Z", "2026-01-06T13:00:00Z", "2026-01-07T20:00:00Z"])
  }

  @Test("of two overrides of one instance the higher SEQUENCE holds")
  func twice() throws {
    let newer =
      "RECURRENCE-ID:20260106T090000Z\nSEQUENCE:2\nDTSTART:20260106T160000Z\nDURATION:PT1H"
    let older =
      "RECURRENCE-ID:20260106T090000Z\nSEQUENCE:1\nDTSTART:20260106T150000Z\nDURATION:PT1H"
    #expect(try starts(newer, older) == starts(older, newer))
    #expect(try starts(newer, older).contains("2026-01-06T16:00:00Z"))
  }

  @Test("pain 62: an override without its master stands for itself")
  func orphan() throws {
    let data = calendar(
      event("RECURRENCE-ID:20260106T090000Z\nDTSTART:20260106T150000Z\nDURATION:PT1H"))
    #expect(try expand(data).texts == ["2026-01-06T15:00Z/2026-01-06T16:00Z"])
  }

  @Test("an all-day instance is matched by its day")
  func allDay() throws {
    for id in [
      "RECURRENCE-ID;VALUE=DATE:20260106", "RECURRENCE-ID:20260106T000000Z",
      "RECURRENCE-ID:20260105T230000Z", "RECURRENCE-ID;TZID=Europe/Copenhagen:20260106T000000",
    ] {
      let data = calendar(
        event("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;COUNT=3"),
        event("\(id)\nDTSTART;VALUE=DATE:20260106\nSTATUS:CANCELLED"))
      #expect(
        try expand(data).texts == [
          "2026-01-04T23:00Z/2026-01-05T23:00Z", "2026-01-06T23:00Z/2026-01-07T23:00Z",
        ], "\(id)")
    }
  }
}
