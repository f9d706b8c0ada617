import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Expanding events")
struct ExpansionTests {
  @Test("pain 10: an event that began before the window blocks it, unclipped")
  func beganBefore() throws {
    let data = calendar(event("DTSTART:20260101T100000Z\nDTEND:20260104T100000Z"))
    let found = try expand(data, "2026-01-03T00:00:00Z", "2026-01-03T01:00:00Z")
    #expect(found.texts == ["2026-01-01T10:00Z/2026-01-04T10:00Z"])
    #expect(try expand(data, "2026-01-04T10:00:00Z", "2026-01-05T00:00:00Z").instances.isEmpty)
    #expect(try expand(data, "2026-01-01T00:00:00Z", "2026-01-01T10:00:00Z").instances.isEmpty)
  }

  @Test("pains 13, 14, 61: a daily rule of 1970 still has instances today")
  func oldRule() throws {
    let data = calendar(event("DTSTART:19700101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"))
    let found = try expand(data, "2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z")
    #expect(
      found.texts == ["2026-06-01T10:00Z/2026-06-01T11:00Z", "2026-06-02T10:00Z/2026-06-02T11:00Z"])
    let counted = calendar(
      event("DTSTART:19700101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=20606"))
    #expect(
      try expand(counted, "2026-06-01T00:00:00Z", "2026-06-09T00:00:00Z").texts == [
        "2026-06-01T10:00Z/2026-06-01T11:00Z"
      ])
  }

  @Test("pain 57: a weekly meeting stays at its local time over changes of the clock")
  func clockChange() throws {
    let data = calendar(
      event(
        "DTSTART;TZID=Europe/Copenhagen:20260323T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"))
    #expect(
      try expand(data).texts == [
        "2026-03-23T09:00Z/2026-03-23T10:00Z", "2026-03-30T08:00Z/2026-03-30T09:00Z",
      ])
  }

  @Test(
    "a local time in the spring gap uses the offset before it; one that is there twice, the first")
  func gapAndOverlap() throws {
    let gap = calendar(
      event(
        "DTSTART;TZID=Europe/Copenhagen:20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"))
    #expect(
      try expand(gap).texts == [
        "2026-03-28T01:30Z/2026-03-28T02:30Z", "2026-03-29T01:30Z/2026-03-29T02:30Z",
        "2026-03-30T00:30Z/2026-03-30T01:30Z",
      ])
    let twice = calendar(event("DTSTART;TZID=Europe/Copenhagen:20261025T023000\nDURATION:PT1H"))
    #expect(try expand(twice).texts == ["2026-10-25T00:30Z/2026-10-25T01:30Z"])
  }

  @Test("pain 60: days of a DURATION are nominal, hours exact, and DTEND gives an exact length")
  func lengths() throws {
    let start = "DTSTART;TZID=Europe/Copenhagen:20260328T220000\n"
    func ends(_ lines: String) throws -> [Timestamp] {
      try expand(calendar(event(start + lines))).instances.map(\.interval.end)
    }
    #expect(try ends("DURATION:P1D") == [try instant("2026-03-29T20:00:00Z")])
    #expect(try ends("DURATION:PT24H") == [try instant("2026-03-29T21:00:00Z")])
    #expect(try ends("DURATION:P1W") == [try instant("2026-04-04T20:00:00Z")])
    let nightly = "DTEND;TZID=Europe/Copenhagen:20260329T060000\nRRULE:FREQ=DAILY;COUNT=2"
    #expect(
      try ends(nightly) == [
        try instant("2026-03-29T04:00:00Z"), try instant("2026-03-30T03:00:00Z"),
      ])
  }

  @Test("an event without length is not busy, and one that ends before it starts is flagged")
  func noLength() throws {
    #expect(try expand(calendar(event("DTSTART:20260102T100000Z"))).instances.isEmpty)
    let same = event("DTSTART:20260102T100000Z\nDTEND:20260102T100000Z")
    #expect(try expand(calendar(same)).instances.isEmpty)
    let backward = event("DTSTART:20260102T100000Z\nDTEND:20260102T090000Z")
    #expect(try expand(calendar(backward)).instances.isEmpty)
    #expect(try expand(calendar(backward)).codes == ["end-before-start"])
    let negative = event("DTSTART:20260102T100000Z\nDURATION:-PT1H")
    #expect(try expand(calendar(negative)).codes == ["end-before-start"])
  }

  @Test("RDATE adds, a PERIOD with its own length; EXDATE and EXRULE take out")
  func datesAndExclusions() throws {
    let data = calendar(
      event(
        """
        DTSTART;TZID=Europe/Copenhagen:20260105T100000
        DURATION:PT1H
        RRULE:FREQ=DAILY;COUNT=6
        RRULE:FREQ=WEEKLY;COUNT=2
        RDATE;VALUE=PERIOD:20260120T120000Z/PT15M
        RDATE;TZID=Europe/Copenhagen:20260105T100000,20260121T100000
        EXDATE:20260106T090000Z
        EXDATE;VALUE=DATE:20260107
        EXRULE:FREQ=DAILY;INTERVAL=3;COUNT=2
        """))
    #expect(
      try expand(data).texts == [
        "2026-01-09T09:00Z/2026-01-09T10:00Z", "2026-01-10T09:00Z/2026-01-10T10:00Z",
        "2026-01-12T09:00Z/2026-01-12T10:00Z", "2026-01-20T12:00Z/2026-01-20T12:15Z",
        "2026-01-21T09:00Z/2026-01-21T10:00Z",
      ])
  }

  @Test("DTSTART counts even where its rule does not give it")
  func startOutsideRule() throws {
    let data = calendar(
      event("DTSTART:20260106T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=1"))
    #expect(
      try expand(data).instances.map(\.interval.start) == [
        try instant("2026-01-06T10:00:00Z"), try instant("2026-01-12T10:00:00Z"),
      ])
  }

  @Test("rules of other calendars are followed too (RFC 7529)")
  func otherCalendars() throws {
    let newYear = calendar(
      event(
        "DTSTART;VALUE=DATE:20130210\nRRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"))
    #expect(try expand(newYear).texts == ["2026-02-16T23:00Z/2026-02-17T23:00Z"])
    let leapDay = calendar(
      event("DTSTART;VALUE=DATE:20240229\nRRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD"))
    #expect(try expand(leapDay).texts == ["2026-02-28T23:00Z/2026-03-01T23:00Z"])
    let thirteenth = calendar(
      event(
        "DTSTART;VALUE=DATE:20140910\n"
          + "RRULE:RSCALE=ETHIOPIC;FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=-1;COUNT=13"))
    #expect(try expand(thirteenth).texts == ["2026-09-09T22:00Z/2026-09-10T22:00Z"])
  }
}
