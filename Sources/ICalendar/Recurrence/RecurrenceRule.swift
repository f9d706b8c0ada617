import CLibical
import CalendarModel

/// A recurrence rule (RFC 5545, 3.3.10), as libical's grammar reads it.
struct RecurrenceRule: Sendable {
  enum Frequency: Int, Comparable, Sendable {
    // The order and the numbers are those of libical.
    case secondly, minutely, hourly, daily, weekly, monthly, yearly

    static func < (left: Frequency, right: Frequency) -> Bool { left.rawValue < right.rawValue }
  }

  struct Weekday: Sendable {
    /// 0 is Sunday.
    var day: Int
    /// The how-manyth of the month or year, negative from its end; 0 for all of them.
    var ordinal: Int
  }

  /// As it was written.
  let text: String
  var frequency: Frequency
  var interval: Int
  /// Nil where the rule goes on without end, or until ``until``.
  var count: Int?
  var until: CalendarTime?
  /// 0 is Sunday.
  var weekStart: Int
  var seconds: [Int]
  var minutes: [Int]
  var hours: [Int]
  var weekdays: [Weekday]
  var monthDays: [Int]
  var yearDays: [Int]
  var weekNumbers: [Int]
  var months: [Int]
  var setPositions: [Int]
  /// RSCALE in upper case (RFC 7529).
  var calendar: String
  /// SKIP: whether days that a month does not have become others instead of none (RFC 7529).
  var replacesMissingDays: Bool

  /// Whether the rule says what only RFC 7529 lets it say.
  var isRescaled: Bool { calendar != "GREGORIAN" || replacesMissingDays }

  /// Whether it may have several instances within an hour.
  var isDense: Bool { isSubDaily || !minutes.isEmpty || !seconds.isEmpty }

  var isSubDaily: Bool { frequency < .daily }
}

extension RecurrenceRule {
  /// Nil for what is no rule.
  ///
  /// Thread-safe: libical's grammar works on its arguments, and its error number is one per thread.
  init?(text: String) {
    guard text.utf8.count <= 4_096, let interval = Self.interval(in: text) else { return nil }
    Libical.prepare()
    var rule = icalrecurrencetype_from_string(text)
    defer { icalmemory_free_buffer(rule.rscale) }
    guard let frequency = Frequency(rawValue: Int(rule.freq.rawValue)) else { return nil }
    self.text = text
    self.frequency = frequency
    self.interval = interval
    count = rule.count > 0 ? Int(rule.count) : nil
    if icaltime_is_null_time(rule.until) == 0 {
      guard let time = CalendarTime(rule.until) else { return nil }
      until = time
    } else {
      until = nil
    }
    weekStart = Int(rule.week_start.rawValue) - 1
    seconds = Self.values(&rule.by_second)
    minutes = Self.values(&rule.by_minute)
    hours = Self.values(&rule.by_hour)
    weekdays = Self.values(&rule.by_day).map { value in
      Weekday(
        day: Int(icalrecurrencetype_day_day_of_week(Int16(value)).rawValue) - 1,
        ordinal: Int(icalrecurrencetype_day_position(Int16(value))))
    }
    monthDays = Self.values(&rule.by_month_day)
    yearDays = Self.values(&rule.by_year_day)
    weekNumbers = Self.values(&rule.by_week_no)
    months = Self.values(&rule.by_month)
    setPositions = Self.values(&rule.by_set_pos)
    replacesMissingDays = rule.skip != ICAL_SKIP_OMIT
    guard (0...6).contains(weekStart), weekdays.allSatisfy({ (0...6).contains($0.day) }) else {
      return nil
    }
    calendar = rule.rscale.map { String(cString: $0).uppercased() } ?? "GREGORIAN"
    guard RescaledWalk.calendars.contains(calendar) else { return nil }
  }

  /// libical keeps INTERVAL in 16 bits, and takes 90061 for 24525; so it is read here as well.
  private static func interval(in text: String) -> Int? {
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].lowercased() == "interval" else { continue }
      guard let value = Int(sides[1]), value > 0 else { return nil }
      return value
    }
    return 1
  }

  /// The values of one of libical's lists, which end at a mark or at the end of their room.
  private static func values<List>(_ list: inout List) -> [Int] {
    withUnsafeBytes(of: &list) { bytes in
      bytes.bindMemory(to: Int16.self)
        .prefix { $0 != Int16(ICAL_RECURRENCE_ARRAY_MAX.rawValue) }
        .map(Int.init)
    }
  }
}

/// What must be done once before libical is used from several threads.
///
/// Only a small part of libical is used: the grammars of RECUR and DURATION, and the iterator of
/// rules in other calendars. These work on their arguments. What they share is the table that says
/// which errors are fatal (only read), the last error's number (one per thread), and the zone UTC,
/// which is made when it is first asked for, without a lock. So it is asked for here, once. The
/// tables of built-in zones, which are not safe, are never touched.
enum Libical {
  private static let utc: Bool = {
    icaltimezone_get_utc_timezone() != nil
  }()

  static func prepare() {
    _ = utc
  }
}

extension CalendarTime {
  /// Nil where there is no such day or time.
  fileprivate init?(_ time: icaltimetype) {
    guard
      let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
    else { return nil }
    if time.is_date != 0 {
      self = .date(date)
    } else if let civil = CivilTime(
      date: date, hour: Int(time.hour), minute: Int(time.minute), second: min(Int(time.second), 59))
    {
      self = time.zone == nil ? .floating(civil) : .utc(civil)
    } else {
      return nil
    }
  }
}
