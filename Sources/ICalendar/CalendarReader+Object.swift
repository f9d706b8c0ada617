import CalendarModel
import Foundation

extension CalendarReader {
  /// Reads one calendar object resource (RFC 4791, 4.1).
  ///
  /// Throws ``CalendarReadingError`` when the bytes hold no component that can be read.
  public func object(_ data: Data) throws(CalendarReadingError) -> ObjectFacts {
    throw CalendarReadingError(flag: FactFlag(code: "unreadable", detail: "not read"))
  }

  /// Reads a feed or an exported calendar, which holds any number of UIDs.
  ///
  /// Throws ``CalendarReadingError`` when the bytes are no calendar. A calendar without events is
  /// one, and gives no objects.
  public func feed(_ data: Data) throws(CalendarReadingError) -> CalendarFeedContents {
    throw CalendarReadingError(flag: FactFlag(code: "unreadable", detail: "not read"))
  }
}
