import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Time zones")
struct TimeZoneTests {
  /// One line of zdump: clocks in a zone at an instant.
  private struct Reading {
    var instant: Timestamp
    var local: CivilTime
    var offset: Int
  }

  /// The C library's own reader of tz data, as an oracle: the seconds before and after each change.
  private func zdump(_ zone: String, from: Int, to: Int) throws -> [Reading] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/zdump")
    process.arguments = ["-v", "-c", "\(from),\(to)", zone]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      // Europe/Paris  Sun Mar 29 00:59:59 2026 UT = Sun Mar 29 01:59:59 2026 CET isdst=0 gmtoff=3600
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 16, let offset = Int(words[15].dropFirst("gmtoff=".count)),
        let utc = civil(words[2...5]), let local = civil(words[9...12])
      else { return nil }
      return Reading(instant: utc.timestamp(), local: local, offset: offset)
    }
  }

  private func civil(_ words: ArraySlice<String>) -> CivilTime? {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let words = Array(words)
    let clock = words[2].split(separator: ":").compactMap { Int($0) }
    guard let month = months.firstIndex(of: words[0]), let day = Int(words[1]),
      let year = Int(words[3]), clock.count == 3,
      let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    return CivilTime(date: date, hour: clock[0], minute: clock[1], second: clock[2])
  }

  private static let hasZdump = FileManager.default.isExecutableFile(atPath: "/usr/bin/zdump")

  private static let zones = [
    "Europe/Copenhagen", "America/New_York", "Europe/Dublin", "Africa/Casablanca", "Asia/Gaza",
    "America/Nuuk", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tehran",
    "America/Sao_Paulo", "Europe/Moscow", "Asia/Kathmandu", "Pacific/Kiritimati",
    "America/St_Johns",
    "Antarctica/Troll", "Asia/Pyongyang", "America/Caracas", "Africa/Monrovia", "UTC",
  ]

  @Test(
    "pain 57: local times around every change of clocks mean what the C library says, to 2100",
    .enabled(if: hasZdump, "no zdump"), arguments: zones)
  func sweep(zone: String) throws {
    let id = TimeZoneID(rawValue: zone)
    let readings = try zdump(zone, from: 1900, to: 2100)
    var offset: Int?
    for (place, reading) in readings.enumerated() {
      // Readings come in pairs: the last second before a change, and the first after it.
      if place % 2 == 1, let before = offset, reading.offset < before {
        // The clock was set back: the reading occurs for the second time, and means the first.
        let first = reading.instant - Int64(before - reading.offset)
        #expect(TimeZones.timestamp(reading.local, in: id) == first, "\(zone) \(reading)")
      } else if reading.local.date.year > 1900 {
        #expect(TimeZones.timestamp(reading.local, in: id) == reading.instant, "\(zone) \(reading)")
      }
      if place % 2 == 1, let before = offset, reading.offset > before {
        // The second that the clock skipped first is taken by the offset before.
        let skipped = CivilTime(reading.instant, offset: before)
        #expect(TimeZones.timestamp(skipped, in: id) == reading.instant, "\(zone) \(skipped)")
      }
      offset = reading.offset
    }
    #expect(!readings.isEmpty || zone == "UTC")
  }

  @Test("times after the tables' end follow the zone's rule for ever")
  func farFuture() throws {
    for year in [2038, 2100, 2437, 2438, 2900, 9999] {
      let summer = try #require(CivilDate(year: year, month: 7, day: 1))
      let winter = try #require(CivilDate(year: year, month: 12, day: 31))
      for (date, offset) in [(summer, 7_200), (winter, 3_600)] {
        let noon = try #require(CivilTime(date: date, hour: 12, minute: 0, second: 0))
        #expect(TimeZones.timestamp(noon, in: copenhagen) == noon.timestamp(offset: offset))
      }
    }
  }

  @Test("only names of the tz data are known, in their own spelling")
  func known() {
    for name in ["Europe/Copenhagen", "UTC", "US/Eastern", "America/Argentina/Buenos_Aires"] {
      #expect(TimeZones.isKnown(TimeZoneID(rawValue: name)), "\(name)")
    }
    for name in [
      "", "Europe", "europe/copenhagen", "../etc/passwd", "posix/UTC", "right/UTC", "zone.tab",
      "Romance Standard Time", "localtime", "/Europe/Copenhagen",
    ] {
      #expect(!TimeZones.isKnown(TimeZoneID(rawValue: name)), "\(name)")
      #expect(
        TimeZones.timestamp(
          CivilTime(Timestamp(secondsSinceEpoch: 0)), in: TimeZoneID(rawValue: "x")) == nil)
    }
  }

  @Test(
    "pain 58: zones are found by Windows name, behind prefixes, and by an offset",
    arguments: [
      ("Europe/Copenhagen", "2026-07-01T08:00:00Z", ""),
      ("europe/copenhagen", "2026-07-01T08:00:00Z", ""),
      ("Romance Standard Time", "2026-07-01T08:00:00Z", ""),
      ("/freeassociation.sourceforge.net/Europe/Copenhagen", "2026-07-01T08:00:00Z", ""),
      ("/mozilla.org/20070129_1/Europe/Copenhagen", "2026-07-01T08:00:00Z", ""),
      ("/example.org/1/America/Argentina/Ushuaia", "2026-07-01T13:00:00Z", ""),
      ("tzone://Microsoft/Utc", "2026-07-01T10:00:00Z", ""),
      ("UTC+01:00", "2026-07-01T09:00:00Z", "time-zone-by-offset"),
      ("GMT+0530", "2026-07-01T04:30:00Z", "time-zone-by-offset"),
      ("GMT-5", "2026-07-01T15:00:00Z", "time-zone-by-offset"),
      ("(UTC+01:00) Brussels, Madrid", "2026-07-01T08:00:00Z", "time-zone-by-offset"),
      ("(UTC-06:00) Central America", "2026-07-01T16:00:00Z", "time-zone-by-offset"),
      ("Customized Time Zone", "2026-07-01T08:00:00Z", "unknown-time-zone"),
      ("tzone://Microsoft/Custom", "2026-07-01T08:00:00Z", "unknown-time-zone"),
    ])
  func names(name: String, start: String, flag: String) throws {
    let found = try expand(
      calendar(event("DTSTART;TZID=\"\(name)\":20260701T100000\nDURATION:PT1H")))
    #expect(found.instances.first?.interval.start == (try instant(start)))
    #expect(found.codes == (flag.isEmpty ? [] : [flag]))
  }

  /// A definition with an offset that no zone has.
  private func definition(_ id: String, start: String) -> String {
    """
    BEGIN:VTIMEZONE
    TZID:\(id)
    BEGIN:STANDARD
    DTSTART:\(start)
    TZOFFSETFROM:+0425
    TZOFFSETTO:+0425
    END:STANDARD
    END:VTIMEZONE
    """
  }

  @Test("an object's own definition holds; for an IANA name only up to its last named onset")
  func definitions() throws {
    func start(_ id: String, onset: String) throws -> String? {
      let data = calendar(
        definition(id, start: onset), event("DTSTART;TZID=\(id):20260701T100000\nDURATION:PT1H"))
      return try expand(data).instances.first?.interval.start.rfc3339
    }
    #expect(try start("Own", onset: "19700101T000000") == "2026-07-01T05:35:00Z")
    #expect(try start("Europe/Copenhagen", onset: "19700101T000000") == "2026-07-01T08:00:00Z")
    #expect(try start("Europe/Copenhagen", onset: "20300101T000000") == "2026-07-01T05:35:00Z")
  }

  @Test("a definition is kept only where it says more than the system's data")
  func keptDefinitions() throws {
    func kept(_ id: String, onset: String) throws -> Int {
      let data = calendar(
        definition(id, start: onset), definition("Unused", start: "19700101T000000"),
        event("DTSTART;TZID=\(id):20260701T100000\nDURATION:PT1H"))
      return try CalendarReader().object(data).timeZones.count
    }
    #expect(try kept("Own", onset: "19700101T000000") == 1)
    #expect(try kept("Europe/Copenhagen", onset: "19700101T000000") == 0)
    #expect(try kept("Europe/Copenhagen", onset: "20300101T000000") == 1)
  }

  @Test("a definition's rules change the clock each year, also after 2037")
  func rules() throws {
    let zone = """
      BEGIN:VTIMEZONE
      TZID:Office
      BEGIN:DAYLIGHT
      DTSTART:20070311T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0400
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:20071104T020000
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      TZOFFSETFROM:-0400
      TZOFFSETTO:-0500
      END:STANDARD
      END:VTIMEZONE
      """
    let newYork = TimeZoneID(rawValue: "America/New_York")
    for year in [2008, 2026, 2050, 2150] {
      for month in 1...12 {
        let date = try #require(CivilDate(year: year, month: month, day: 9))
        let noon = try #require(CivilTime(date: date, hour: 12, minute: 0, second: 0))
        let text = String(format: "%04d%02d09T120000", year, month)
        let data = calendar(zone, event("DTSTART;TZID=Office:\(text)\nDURATION:PT1H"))
        let found = try expand(data, "\(year)-01-01T00:00:00Z", "\(year)-12-31T00:00:00Z")
        #expect(found.instances.first?.interval.start == TimeZones.timestamp(noon, in: newYork))
      }
    }
  }

  @Test("a calendar's own definition is told by name, or kept with its name")
  func reference() throws {
    func text(_ id: String, _ extra: String = "") -> String {
      String(decoding: calendar(definition(id, start: "19700101T000000")), as: UTF8.self)
        .replacingOccurrences(of: "TZID:\(id)\r\n", with: "TZID:\(id)\r\n\(extra)")
    }
    for id in ["Europe/Paris", "Romance Standard Time", "/citadel.org/1/Europe/Paris"] {
      let found = try #require(TimeZones.reference(vtimezone: text(id)))
      #expect(found.id == TimeZoneID(rawValue: "Europe/Paris"))
      #expect(found.definition == nil)
    }
    let located = TimeZones.reference(vtimezone: text("Ours", "X-LIC-LOCATION:Europe/Paris\r\n"))
    #expect(located?.id == TimeZoneID(rawValue: "Europe/Paris"))
    let own = try #require(TimeZones.reference(vtimezone: text("Ours")))
    #expect(own.id == TimeZoneID(rawValue: "Ours"))
    let kept = try #require(own.definition)
    #expect(kept.text.hasPrefix("BEGIN:VTIMEZONE\r\nTZID:Ours\r\n"))
    #expect(TimeZones.reference(vtimezone: kept.text)?.definition == kept)
    #expect(TimeZones.reference(vtimezone: "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nEND:VTIMEZONE") == nil)
    #expect(TimeZones.reference(vtimezone: "Europe/Paris") == nil)
    let facts = try CalendarReader().object(
      calendar(event("DTSTART:20260701T100000\nDURATION:PT1H")))
    let context = ExpansionContext(
      window: try window("2026-07-01T00:00:00Z", "2026-07-02T00:00:00Z"), timeZone: own.id,
      definition: kept)
    #expect(
      LibicalExpander().expand(facts, in: context).instances.first?.interval.start
        == (try instant("2026-07-01T05:35:00Z")))
  }

  @Test("a calendar zone that nobody knows is taken for UTC, and flagged")
  func unknownCalendarZone() throws {
    let data = calendar(event("DTSTART:20260701T100000\nDURATION:PT1H"))
    let found = try expand(data, zone: TimeZoneID(rawValue: "Nowhere"))
    #expect(found.texts == ["2026-07-01T10:00Z/2026-07-01T11:00Z"])
    #expect(found.codes == ["unknown-calendar-time-zone"])
  }

  @Test("the expander's version names that of the tz data")
  func version() {
    #expect(LibicalExpander().version.contains("tzdata 20"))
  }
}
