import CalendarModel

/// Writes free/busy times as iCalendar text (RFC 5545, 3.6.4).
public struct FreeBusyWriter {
  /// A VCALENDAR with one VFREEBUSY for each person, lines folded at 75 octets and ended by CRLF.
  public static func document(
    people: [(person: PersonID, busy: [(Interval, Availability)], window: Interval)],
    stamp: Timestamp
  ) -> String { "" }
}
