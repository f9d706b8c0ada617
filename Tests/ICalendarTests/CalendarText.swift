import CalendarModel
import Foundation
import ICalendar
import Testing

/// A calendar with the given components, lines ended by CRLF.
func calendar(_ components: String...) -> Data {
  let lines =
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Example//EN"]
    + components.flatMap { $0.split(separator: "\n").map(String.init) } + ["END:VCALENDAR", ""]
  return Data(lines.joined(separator: "\r\n").utf8)
}

/// A VEVENT with the given lines.
func event(uid: String = "1@example.org", _ lines: String) -> String {
  "BEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20260101T000000Z\n\(lines)\nEND:VEVENT"
}

func instant(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Timestamp {
  try #require(Timestamp(rfc3339: text), sourceLocation: location)
}

func window(_ start: String, _ end: String) throws -> Interval {
  try #require(Interval(start: instant(start), end: instant(end)))
}

let copenhagen = TimeZoneID(rawValue: "Europe/Copenhagen")

/// Reads one object and expands it in a window.
func expand(
  _ data: Data, _ start: String = "2026-01-01T00:00:00Z", _ end: String = "2027-01-01T00:00:00Z",
  zone: TimeZoneID = copenhagen, owner: Set<String> = [], rules: BusyRules = BusyRules()
) throws -> Expansion {
  let facts = try CalendarReader(ownerAddresses: owner).object(data)
  let context = ExpansionContext(window: try window(start, end), timeZone: zone, rules: rules)
  return LibicalExpander().expand(facts, in: context)
}

extension Expansion {
  /// `start/end` in UTC, without the seconds where these are none.
  var texts: [String] {
    instances.map {
      "\($0.interval.start)/\($0.interval.end)".replacingOccurrences(of: ":00Z", with: "Z")
    }
  }

  var codes: [String] { flags.map(\.code) }
}
