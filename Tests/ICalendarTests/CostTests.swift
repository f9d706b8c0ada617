import CalendarModel
import Foundation
import ICalendar
import Testing

/// What reading and expanding cost. The limits are many times what a release build takes, so that
/// they hold on a busy machine and in a debug build; the figures are printed.
@Suite("Costs", .serialized)
struct CostTests {
  private static let event = """
    BEGIN:VCALENDAR\r
    VERSION:2.0\r
    PRODID:-//Example//Example//EN\r
    BEGIN:VEVENT\r
    UID:8f3c1c1e-4f7a-4c39-9d4c-3f8a3d1a2b7e\r
    DTSTAMP:20261101T080000Z\r
    SUMMARY:A meeting\r
    DTSTART;TZID=Europe/Copenhagen:20260105T100000\r
    DTEND;TZID=Europe/Copenhagen:20260105T110000\r
    RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r
    EXDATE;TZID=Europe/Copenhagen:20260107T100000\r
    ORGANIZER:mailto:anna@example.org\r
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org\r
    ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bo@example.org\r
    STATUS:CONFIRMED\r
    TRANSP:OPAQUE\r
    DESCRIPTION:Some lines of text that nobody needs to know in order to tell wheth\r
     er the person is busy.\r
    END:VEVENT\r
    END:VCALENDAR\r

    """

  private func microseconds(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure { for _ in 0..<count { try body() } }
    return duration / .microseconds(1) / Double(count)
  }

  @Test("a small event is read in well under a millisecond, and an instance costs microseconds")
  func smallEvent() throws {
    let data = Data(Self.event.utf8)
    let reader = CalendarReader(ownerAddresses: ["mailto:bo@example.org"])
    let facts = try reader.object(data)
    let reading = try microseconds(1_000) { _ = try reader.object(data) }
    let start = Timestamp(secondsSinceEpoch: 1_767_225_600)
    let week = try #require(Interval(start: start, end: start + 7 * 86_400))
    let years = try #require(Interval(start: start, end: start + 3_650 * 86_400))
    let zone = TimeZoneID(rawValue: "Europe/Copenhagen")
    let expander = LibicalExpander()
    func expand(_ window: Interval) -> Expansion {
      expander.expand(facts, in: ExpansionContext(window: window, timeZone: zone))
    }
    let few = microseconds(1_000) { _ = expand(week) }
    let count = expand(years).instances.count
    let many = microseconds(20) { _ = expand(years) }
    print("reading an event: \(reading) µs; a week: \(few) µs; \(count) instances: \(many) µs")
    #expect(count == 1_041)
    #expect(reading < 2_000)
    #expect(many / Double(count) < 300)
  }

  @Test(
    "no rule, however hostile, takes long",
    arguments: [
      "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=MINUTELY;INTERVAL=2", "FREQ=SECONDLY;INTERVAL=3",
      "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
      "FREQ=MINUTELY;COUNT=2147483647", "FREQ=HOURLY;COUNT=2147483647;BYMINUTE=1,2,3",
      "FREQ=SECONDLY;BYHOUR=9,10,11", "FREQ=YEARLY;INTERVAL=2147483647",
      "FREQ=SECONDLY;INTERVAL=2147483647", "FREQ=DAILY;BYHOUR=1,2,3;BYSETPOS=-1,1",
      "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
      "RSCALE=HEBREW;FREQ=MONTHLY;BYMONTHDAY=29;SKIP=FORWARD",
      "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9L;BYMONTHDAY=30",
    ])
  func hostileRules(_ rule: String) throws {
    let text = """
      BEGIN:VCALENDAR\r
      BEGIN:VEVENT\r
      UID:1\r
      DTSTART:19700105T100000Z\r
      DURATION:PT1S\r
      RRULE:\(rule)\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    let facts = try CalendarReader().object(Data(text.utf8))
    let start = Timestamp(secondsSinceEpoch: 1_767_225_600)
    let window = try #require(Interval(start: start, end: start + 800 * 86_400))
    let cost = microseconds(1) {
      _ = LibicalExpander().expand(facts, in: ExpansionContext(window: window, timeZone: .utc))
    }
    print("\(rule): \(cost) µs")
    #expect(cost < 5_000_000)
  }
}
