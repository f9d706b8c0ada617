import CalendarModel

/// Writes free/busy times as iCalendar text (RFC 5545, 3.6.4).
public struct FreeBusyWriter {
  /// A VCALENDAR with one VFREEBUSY for each person, lines folded at 75 octets and ended by CRLF.
  ///
  /// `busy` are a person's times, sorted; they need not be merged. DTSTART and DTEND are the window
  /// that the times speak for. `stamp` is when they were true.
  public static func document(
    people: [(person: PersonID, busy: [(Interval, Availability)], window: Interval)],
    stamp: Timestamp
  ) -> String {
    var writer = ContentLineWriter()
    writer.write("BEGIN:VCALENDAR")
    writer.write("VERSION:2.0")
    writer.write("PRODID:-//calsync//calsync//EN")
    for (person, busy, window) in people {
      writer.write("BEGIN:VFREEBUSY")
      writer.write("UID:freebusy-\(person)")
      writer.write("DTSTAMP:\(utc(stamp))")
      writer.write("DTSTART:\(utc(window.start))")
      writer.write("DTEND:\(utc(window.end))")
      writer.write("X-CALSYNC-PERSON:\(person)")
      for availability in [Availability.busy, .tentative, .outOfOffice] {
        let periods = busy.filter { $0.1 == availability }.map(\.0)
        guard !periods.isEmpty else { continue }
        let values = periods.map { "\(utc($0.start))/\(utc($0.end))" }
        writer.write("FREEBUSY;FBTYPE=\(type(of: availability)):\(values.joined(separator: ","))")
      }
      writer.write("END:VFREEBUSY")
    }
    writer.write("END:VCALENDAR")
    return writer.text
  }

  private static func type(of availability: Availability) -> String {
    switch availability {
    case .busy: "BUSY"
    case .tentative: "BUSY-TENTATIVE"
    case .outOfOffice: "BUSY-UNAVAILABLE"
    }
  }

  private static func utc(_ instant: Timestamp) -> String {
    CivilTime(instant).basicText + "Z"
  }
}

/// Writes content lines, folded so that none is longer than 75 octets without its end (3.1).
private struct ContentLineWriter {
  private(set) var text = ""

  mutating func write(_ line: String) {
    var width = 0
    for character in line.unicodeScalars {
      let octets = UTF8.width(character)
      if width + octets > 75 {
        text += "\r\n "
        width = 1
      }
      text.unicodeScalars.append(character)
      width += octets
    }
    text += "\r\n"
  }
}
