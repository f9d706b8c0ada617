import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Limits")
struct LimitTests {
  @Test("more than 10,000 instances are cut there, busy up to the cut, and flagged")
  func instances() throws {
    let data = calendar(
      event("DTSTART:20260101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;INTERVAL=2"))
    let found = try expand(data)
    #expect(found.instances.count == 10_000)
    #expect(found.codes == ["too-many-instances"])
    #expect(found.instances.last?.interval.start == (try instant("2026-01-01T05:33:18Z")))
  }

  @Test(
    "instances of a second or a minute that touch are one interval",
    arguments: [
      "RRULE:FREQ=SECONDLY", "RRULE:FREQ=MINUTELY", "RRULE:FREQ=MINUTELY\nEXDATE:19700101T000000Z",
      "RRULE:FREQ=SECONDLY;COUNT=2147483647", "RRULE:FREQ=MINUTELY;UNTIL=20300101T000000Z",
    ])
  func touching(rule: String) throws {
    let data = calendar(event("DTSTART:20200101T000000Z\nDURATION:PT1M\n\(rule)"))
    let found = try expand(data, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    #expect(found.instances.count == 1)
    let january = try window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    #expect(found.instances.first?.interval.contains(january) == true)
    #expect(found.flags.isEmpty)
  }

  @Test("so are those of longer rules with a list of minutes or seconds")
  func touchingList() throws {
    let minutes = (0..<60).map(String.init).joined(separator: ",")
    let hours = (0..<24).map(String.init).joined(separator: ",")
    let data = calendar(
      event(
        "DTSTART:20260101T000000Z\nDURATION:PT1M\n"
          + "RRULE:FREQ=DAILY;COUNT=43200;BYHOUR=\(hours);BYMINUTE=\(minutes)"))
    #expect(try expand(data).texts == ["2026-01-01T00:00Z/2026-01-31T00:00Z"])
  }

  @Test("touching instances end where COUNT or UNTIL ends them")
  func touchingEnds() throws {
    for rule in ["COUNT=10", "UNTIL=20260101T000900Z"] {
      let data = calendar(
        event("DTSTART:20260101T000000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;\(rule)"))
      #expect(try expand(data).texts == ["2026-01-01T00:00Z/2026-01-01T00:10Z"], "\(rule)")
    }
  }

  @Test("more than 1,000 overrides are cut and flagged")
  func overrides() throws {
    let first = try instant("2026-01-01T10:00:00Z")
    let overrides = (0..<1_001).map { index in
      let start = CivilTime(first + Int64(index) * 86_400)
      let id = String(
        format: "%04d%02d%02dT100000Z", start.date.year, start.date.month, start.date.day)
      return event("RECURRENCE-ID:\(id)\nDTSTART:\(id)\nDURATION:PT2H")
    }
    let master = event("DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")
    let facts = try CalendarReader().object(
      calendar(([master] + overrides).joined(separator: "\n")))
    #expect(facts.events.count == 1_001)
    #expect(facts.flags.map(\.code) == ["too-many-overrides"])
  }

  @Test("an object over 1 MiB is cut there and flagged; its length of time is still read")
  func size() throws {
    let values = (0..<70_000).map { index in
      let time = CivilTime(Timestamp(secondsSinceEpoch: 1_767_225_600 + Int64(index) * 7_200))
      return String(
        format: "%04d%02d%02dT%02d0000Z", time.date.year, time.date.month, time.date.day, time.hour)
    }
    let lines = "DTSTART:20260101T000000Z\nRDATE:\(values.joined(separator: ","))\nDURATION:PT1H"
    let facts = try CalendarReader().object(calendar(event(lines)))
    #expect(facts.flags.map(\.code).contains("object-too-large"))
    #expect((60_000..<62_000).contains(facts.events[0].recurrenceDates.count))
    #expect(facts.events[0].extent == .duration(CalendarDuration(seconds: 3_600)))
  }

  @Test("what does not count does not count towards the size either")
  func attachment() throws {
    let attachment = String(repeating: "QUJD", count: 1_000_000)
    let lines = "ATTACH:\(attachment)\nDTSTART:20260101T000000Z\nDURATION:PT1H"
    let facts = try CalendarReader().object(calendar(event(lines)))
    #expect(facts.flags.isEmpty)
    #expect(facts.events.count == 1)
  }
}
