import CLibical
import CalendarModel

extension CalendarDuration {
  /// Reads a DURATION value (RFC 5545, 3.3.6). Nil for anything else.
  init?(text: String) {
    // Longer ones cannot be meant, and libical's counters are 32 bits wide.
    guard !text.isEmpty, text.utf8.count <= 32 else { return nil }
    let value = icaldurationtype_from_string(text)
    guard icaldurationtype_is_bad_duration(value) == 0 else { return nil }
    let sign = value.is_neg == 0 ? 1 : -1
    self.init(
      days: sign * (Int(value.weeks) * 7 + Int(value.days)),
      seconds: sign * (Int(value.hours) * 3_600 + Int(value.minutes) * 60 + Int(value.seconds)))
  }
}

extension RecurrenceDate {
  /// Reads a DATE, DATE-TIME or PERIOD value (RFC 5545, 3.8.5.2 and 3.3.9).
  init?(text: ArraySlice<UInt8>, zone: TimeZoneID?) {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
      guard let time = CalendarTime(text: text, zone: zone) else { return nil }
      self = .time(time)
      return
    }
    guard let start = CalendarTime(text: text[..<slash], zone: zone) else { return nil }
    let rest = text[(slash + 1)...]
    if let end = CalendarTime(text: rest, zone: zone) {
      self = .period(start: start, extent: .end(end))
    } else if let duration = CalendarDuration(text: String(decoding: rest, as: UTF8.self)) {
      self = .period(start: start, extent: .duration(duration))
    } else {
      return nil
    }
  }
}
