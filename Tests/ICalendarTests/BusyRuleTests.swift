import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("When an event makes a person busy")
struct BusyRuleTests {
  private static let timed = "DTSTART:20260102T100000Z\nDTEND:20260102T110000Z\n"
  private static let owner: Set<String> = ["mailto:anna@example.org"]

  private func verdict(
    _ lines: String, owner: Set<String> = owner, rules: BusyRules = BusyRules()
  ) throws -> [BusyInstance] {
    try expand(calendar(event(Self.timed + lines)), owner: owner, rules: rules).instances
  }

  @Test("a plain event is busy")
  func plain() throws {
    let found = try #require(try verdict("STATUS:CONFIRMED\nTRANSP:OPAQUE").first)
    #expect(found.availability == .busy)
    #expect(found.rule == .event)
  }

  @Test(
    "pain 18: cancelled, transparent and declined events leave free",
    arguments: [
      "STATUS:CANCELLED", "STATUS:cancelled", "TRANSP:TRANSPARENT", "TRANSP:transparent",
      "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org",
      "ATTENDEE;CN=\"A: B; C\";PARTSTAT=declined:MAILTO:Anna@Example.org",
      "ATTENDEE;PARTSTAT=DECLINED;EMAIL=anna@example.org:urn:uuid:1",
      "ATTENDEE;PARTSTAT=DECLINED:anna@example.org",
    ])
  func free(line: String) throws {
    #expect(try verdict(line).isEmpty)
  }

  @Test(
    "what is tentative or not answered is busy, tentatively, unless the calendar's rules say free",
    arguments: [
      ("STATUS:TENTATIVE", BusyRule.tentative),
      ("ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@example.org", .tentative),
      ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anna@example.org", .unanswered),
      ("ATTENDEE:mailto:anna@example.org", .unanswered),
    ])
  func tentative(line: String, rule: BusyRule) throws {
    let found = try #require(try verdict(line).first)
    #expect(found.availability == .tentative)
    #expect(found.rule == rule)
    var rules = BusyRules()
    rules.tentative = rule == .tentative ? .free : .busy
    rules.unanswered = rule == .unanswered ? .free : .busy
    #expect(try verdict(line, rules: rules).isEmpty)
  }

  @Test(
    "other people's answers do not count, nor do the owner's as organizer",
    arguments: [
      "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org",
      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org",
      "ATTENDEE;PARTSTAT=DELEGATED:mailto:anna@example.org",
      "ORGANIZER:mailto:anna@example.org\nATTENDEE:mailto:anna@example.org",
    ])
  func accepted(line: String) throws {
    #expect(try verdict(line).map(\.availability) == [.busy])
  }

  @Test("of two addresses of the owner, the answer that binds the most holds")
  func twoAddresses() throws {
    let owner: Set<String> = ["mailto:anna@example.org", "mailto:a@example.net"]
    let lines = """
      ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.net
      ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org
      """
    #expect(try verdict(lines, owner: owner).map(\.availability) == [.busy])
  }

  @Test("a decline counts for its instance only")
  func declinedInstance() throws {
    let found = try expand(
      calendar(
        event("DTSTART:20260102T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"),
        event(
          """
          RECURRENCE-ID:20260103T100000Z
          DTSTART:20260103T100000Z
          DURATION:PT1H
          ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org
          """)), owner: Self.owner)
    #expect(
      found.instances.map(\.interval.start) == [
        try instant("2026-01-02T10:00:00Z"), try instant("2026-01-04T10:00:00Z"),
      ])
  }

  @Test("pain 16: an all-day event covers the local days of the calendar's zone")
  func allDay() throws {
    let data = calendar(event("DTSTART;VALUE=DATE:20260329\nDTEND;VALUE=DATE:20260330"))
    #expect(try expand(data).texts == ["2026-03-28T23:00Z/2026-03-29T22:00Z"])
    let newYork = TimeZoneID(rawValue: "America/New_York")
    #expect(try expand(data, zone: newYork).texts == ["2026-03-29T04:00Z/2026-03-30T04:00Z"])
    #expect(try expand(data).instances.map(\.rule) == [.allDay])
    var rules = BusyRules()
    rules.allDay = .free
    #expect(try expand(data, rules: rules).instances.isEmpty)
  }

  @Test("categories of other providers follow their rules")
  func categories() throws {
    let facts = try CalendarReader().object(calendar(event(Self.timed)))
    let year = try window("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    func found(_ category: EventCategory, _ rules: BusyRules = BusyRules()) -> [BusyInstance] {
      var facts = facts
      facts.events[0].category = category
      let context = ExpansionContext(window: year, timeZone: .utc, rules: rules)
      return LibicalExpander().expand(facts, in: context).instances
    }
    #expect(found(.workingLocation).isEmpty)
    #expect(found(.birthday).isEmpty)
    #expect(found(.workingElsewhere).isEmpty)
    #expect(found(.outOfOffice).map(\.availability) == [.outOfOffice])
    #expect(found(.focusTime).map(\.rule) == [.focusTime])
    var rules = BusyRules()
    rules.workingElsewhere = .busy
    rules.focusTime = .free
    #expect(found(.workingElsewhere, rules).map(\.rule) == [.workingElsewhere])
    #expect(found(.focusTime, rules).isEmpty)
  }

  @Test("free/busy periods count by their type; pain 65: also those that are not in UTC")
  func freeBusy() throws {
    let data = calendar(
      """
      BEGIN:VFREEBUSY
      UID:1
      FREEBUSY:20260102T100000Z/PT1H,20260102T120000Z/20260102T130000Z
      FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260103T100000Z/PT1H
      FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260104T100000Z/PT1H
      FREEBUSY;FBTYPE=X-NEW:20260105T100000Z/PT1H
      FREEBUSY;FBTYPE=FREE:20260106T100000Z/PT1H
      FREEBUSY;TZID=Europe/Copenhagen:20260107T100000/PT1H
      END:VFREEBUSY
      """)
    let found = try expand(data)
    #expect(
      found.instances.map(\.availability) == [
        .busy, .busy, .tentative, .outOfOffice, .busy, .busy,
      ])
    #expect(found.instances.allSatisfy { $0.rule == .freeBusy })
    #expect(found.texts.last == "2026-01-07T09:00Z/2026-01-07T10:00Z")
  }
}
