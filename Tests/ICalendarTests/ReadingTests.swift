import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Reading calendar objects")
struct ReadingTests {
  @Test("no text of an event leaves the reader but what busy time needs")
  func privacy() throws {
    let marker = "zqxjv"
    let everywhere = """
      SUMMARY;LANGUAGE=en:\(marker)
      DESCRIPTION;ALTREP="cid:\(marker)":\(marker)\\n\(marker)
      LOCATION:\(marker)
      COMMENT:\(marker)
      CATEGORIES:\(marker)
      ORGANIZER;CN=\(marker):mailto:\(marker)@example.org
      ATTENDEE;CN=\(marker);PARTSTAT=DECLINED:mailto:\(marker)@example.net
      ATTENDEE;CN=\(marker);PARTSTAT=TENTATIVE:mailto:anna@example.org
      CONTACT:\(marker)
      URL:https://example.org/\(marker)
      ATTACH:https://example.org/\(marker)
      X-\(marker):\(marker)
      X-MICROSOFT-CDO-BUSYSTATUS:\(marker)
      STATUS:\(marker)
      TRANSP:\(marker)
      SEQUENCE:\(marker)
      RRULE:FREQ=DAILY;\(marker)
      RRULE:RSCALE=\(marker);FREQ=DAILY
      EXRULE:\(marker)
      RDATE:\(marker),20260103T100000Z
      EXDATE;VALUE=\(marker):20260104T100000Z,\(marker)
      DTSTART;X-P=\(marker):20260102T100000Z
      DTEND:20260102T110000Z
      DURATION:\(marker)
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:\(marker)
      END:VALARM
      """
    let zone = """
      BEGIN:VTIMEZONE
      TZID:Own
      TZNAME:\(marker)
      X-LIC-LOCATION:\(marker)
      BEGIN:STANDARD
      COMMENT:\(marker)
      TZNAME:\(marker)
      DTSTART:19700101T000000
      RRULE:\(marker)
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      """
    let data = calendar(
      zone, event(everywhere),
      event(uid: "2", "DTSTART;TZID=Own:20260102T100000\nDURATION:PT1H\nSUMMARY:\(marker)"),
      "BEGIN:VTODO\nUID:3\nSUMMARY:\(marker)\nEND:VTODO",
      "BEGIN:VFREEBUSY\nUID:4\nCOMMENT:\(marker)\n"
        + "FREEBUSY:20260105T100000Z/PT1H,\(marker)\nEND:VFREEBUSY")
    let facts = try CalendarReader(ownerAddresses: ["mailto:anna@example.org"]).object(data)
    #expect(facts.events.count == 2)
    #expect(facts.events[0].participation == .tentative)
    #expect(facts.timeZones.count == 1)
    #expect(facts.freeBusy.count == 1)
    let stored = String(decoding: try JSONEncoder().encode(facts), as: UTF8.self)
    #expect(!stored.lowercased().contains(marker), "\(stored)")
    let contents = try CalendarReader().feed(data)
    #expect(!"\(contents)".lowercased().contains(marker))
  }

  @Test("the facts of an event are those that busy time needs")
  func facts() throws {
    let data = calendar(
      event(
        """
        DTSTART;TZID=Europe/Copenhagen:20260102T100000
        DURATION:P1DT2H30M
        RECURRENCE-ID;RANGE=THISANDFUTURE;TZID="Europe/Copenhagen":20260101T100000
        SEQUENCE:7
        STATUS:tentative
        TRANSP:Transparent
        EXDATE;VALUE=DATE:20260103,20260104
        RDATE;VALUE=PERIOD:20260105T100000Z/PT15M,20260106T100000Z/20260106T120000Z
        RRULE:FREQ=DAILY;COUNT=3
        """))
    let found = try CalendarReader().object(data)
    let event = try #require(found.events.first)
    let day = try #require(CivilDate(year: 2026, month: 1, day: 2))
    let start = try #require(CivilTime(date: day, hour: 10, minute: 0, second: 0))
    #expect(event.uid == "1@example.org")
    #expect(event.start == .zoned(start, copenhagen))
    #expect(event.extent == .duration(CalendarDuration(days: 1, seconds: 9_000)))
    #expect(event.recurrenceID?.isDate == false)
    #expect(event.isThisAndFuture)
    #expect(event.sequence == 7)
    #expect(event.status == .tentative)
    #expect(event.isTransparent)
    #expect(event.exclusionDates.count == 2 && event.exclusionDates.allSatisfy(\.isDate))
    #expect(event.recurrenceDates.count == 2)
    #expect(event.recurrenceRules == ["FREQ=DAILY;COUNT=3"])
    #expect(found.flags.isEmpty)
  }

  @Test("lines may be folded anywhere, ended in any way, and begin with a byte order mark")
  func lineForms() throws {
    let plain = event("DTSTART:20260102T100000Z\nDTEND:20260102T110000Z\nSUMMARY:x")
    let expected = try CalendarReader().object(calendar(plain))
    let text = String(decoding: calendar(plain), as: UTF8.self)
    let folded =
      text.split(separator: "\r\n", omittingEmptySubsequences: true)
      .map { line in line.map(String.init).joined(separator: "\r\n ") }
      .joined(separator: "\r\n") + "\r\n"
    let forms: [String: Data] = [
      "LF": Data(text.replacingOccurrences(of: "\r\n", with: "\n").utf8),
      "CR": Data(text.replacingOccurrences(of: "\r\n", with: "\r").utf8),
      "blank lines": Data(text.replacingOccurrences(of: "\r\n", with: "\r\n\r\n").utf8),
      "folded at every character": Data(folded.utf8),
      "UTF-8 mark": Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8),
      "UTF-16 LE": Data([0xFF, 0xFE])
        + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      "UTF-16 BE": Data([0xFE, 0xFF])
        + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      "lower case": Data(text.replacingOccurrences(of: "DTSTART", with: "dtstart").utf8),
    ]
    for (name, data) in forms {
      #expect(try CalendarReader().object(data) == expected, "\(name)")
    }
  }

  @Test(
    "what has no time that can be read is an error, never an empty object",
    arguments: [
      ("", "not-a-calendar"), ("<html><body>Sign in</body></html>", "not-a-calendar"),
      ("BEGIN:VEVENT\nDTSTART:20260102T100000Z\nEND:VEVENT", "not-a-calendar"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260102T100000Z\nDTEND:2026", "truncated"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR", "no-start"),
      (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260231\nEND:VEVENT\nEND:VCALENDAR",
        "unreadable-start"
      ),
      (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260102T100000Z\nDTEND:x\nEND:VEVENT\n"
          + "END:VCALENDAR", "unreadable-end"
      ),
    ])
  func unreadable(text: String, code: String) {
    let error = #expect(throws: CalendarReadingError.self) {
      try CalendarReader().object(Data(text.utf8))
    }
    #expect(error?.flag.code == code)
  }

  @Test(
    "times are read in all forms that are met",
    arguments: [
      ("20260102T100000Z", "2026-01-02T10:00:00Z"), ("20260102T100000", "2026-01-02T09:00:00Z"),
      ("2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z"), ("20260102T1000Z", "2026-01-02T10:00:00Z"),
      ("20260102t100000z", "2026-01-02T10:00:00Z"), ("20260102T235960Z", "2026-01-02T23:59:59Z"),
      ("20260102T240000Z", "2026-01-03T00:00:00Z"), (" 20260102T100000Z ", "2026-01-02T10:00:00Z"),
      ("20260102", "2026-01-01T23:00:00Z"),
    ])
  func timeForms(text: String, start: String) throws {
    let found = try expand(calendar(event("DTSTART:\(text)\nDURATION:P1D")))
    #expect(found.instances.first?.interval.start == (try instant(start)))
  }

  @Test("an override that cannot be read leaves its instance where the master has it")
  func unreadableOverride() throws {
    let found = try expand(
      calendar(
        event("DTSTART:20260102T100000Z\nDURATION:PT1H"),
        event("RECURRENCE-ID:20260102T100000Z\nDTSTART:nonsense\nDURATION:PT1H")))
    #expect(found.texts == ["2026-01-02T10:00Z/2026-01-02T11:00Z"])
    let facts = try CalendarReader().object(
      calendar(
        event("DTSTART:20260102T100000Z\nDURATION:PT1H"),
        event("RECURRENCE-ID:20260102T100000Z\nDTSTART:nonsense")))
    #expect(facts.flags.map(\.code) == ["unreadable-override"])
  }

  @Test("an instance whose RECURRENCE-ID cannot be read counts besides the one that it replaces")
  func unmatchedOverride() throws {
    let found = try expand(
      calendar(
        event("DTSTART:20260102T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1"),
        event("RECURRENCE-ID:x\nDTSTART:20260102T150000Z\nDURATION:PT1H")))
    #expect(
      found.texts == ["2026-01-02T10:00Z/2026-01-02T11:00Z", "2026-01-02T15:00Z/2026-01-02T16:00Z"])
  }

  @Test("a line without a value is wrong, not missing")
  func lineWithoutValue() throws {
    let found = try expand(
      calendar(event("DTSTART:20260102T100000Z\nDURATION:PT1H\nRRULE;FREQ=DAILY")))
    #expect(found.instances.map(\.rule) == [.doubtful])
  }

  @Test("a rule that cannot be read leaves the start, which counts as doubtful")
  func unreadableRule() throws {
    let found = try expand(
      calendar(event("DTSTART:20260102T100000Z\nDURATION:PT1H\nRRULE:FREQ=SOMETIMES")))
    #expect(found.texts == ["2026-01-02T10:00Z/2026-01-02T11:00Z"])
    #expect(found.instances.map(\.rule) == [.doubtful])
    #expect(found.codes == ["unreadable-rule"])
  }

  @Test("a to-do is an object without events")
  func toDo() throws {
    let data = calendar(
      "BEGIN:VTODO\nUID:1\nDTSTART:20260102T100000Z\nDUE:20260103T100000Z\nEND:VTODO")
    #expect(try CalendarReader().object(data) == ObjectFacts())
  }
}
