import CLibical
import CalendarModel

/// Walks a rule in another calendar than the Gregorian, or one that says what becomes of days that a
/// month does not have (RFC 7529), with libical's iterator, which has ICU's calendars.
///
/// That iterator cannot be interrupted, and searches for ever in a rule without instances. So only
/// rules are taken that by their form must have some every few years.
///
/// An owner of C memory: the iterator and the rule are freed with the object. It is used by the one
/// call that made it, and not shared between threads.
final class RescaledWalk {
  private let iterator: OpaquePointer
  private let rule: icalrecurrencetype
  private let end: Int
  private var isFinished = false

  /// The calendars of ICU that RFC 7529's registry names.
  static let calendars: Set<String> = [
    "BUDDHIST", "CHINESE", "COPTIC", "DANGI", "ETHIOPIC", "ETHIOAA", "GREGORIAN", "HEBREW",
    "INDIAN", "ISLAMIC", "ISLAMIC-CIVIL", "ISLAMIC-TBLA", "ISLAMIC-UMALQURA", "JAPANESE",
    "PERSIAN", "ROC",
  ]

  /// Nil where the rule cannot be followed within bounds.
  init?(_ read: RecurrenceRule, start: LocalTime, from seek: Int, through end: Int) {
    guard Self.surelyRecurs(read) else { return nil }
    Libical.prepare()
    let rule = icalrecurrencetype_from_string(read.text)
    guard let iterator = icalrecur_iterator_new(rule, icaltimetype(start)) else {
      icalmemory_free_buffer(rule.rscale)
      return nil
    }
    if rule.count == 0, seek > start.seconds {
      var first = icaltimetype(LocalTime(seconds: seek, isDate: false))
      first.is_date = start.isDate ? 1 : 0
      icalrecur_iterator_set_start(iterator, first)
    }
    self.iterator = iterator
    self.rule = rule
    self.end = end
  }

  deinit {
    icalrecur_iterator_free(iterator)
    icalmemory_free_buffer(rule.rscale)
  }

  /// The next local time; nil at the end, and when the budget is spent.
  func next(_ budget: inout WorkBudget) -> Int? {
    // A year of the Chinese calendar takes ICU the better part of a millisecond.
    guard !isFinished, budget.spend(5_000) else { return nil }
    let time = icalrecur_iterator_next(iterator)
    guard icaltime_is_null_time(time) == 0,
      let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
    else {
      isFinished = true
      return nil
    }
    let ofDay =
      time.is_date == 0 ? Int(time.hour) * 3_600 + Int(time.minute) * 60 + Int(time.second) : 0
    let local = date.daysSinceEpoch * 86_400 + ofDay
    isFinished = local > end
    return isFinished ? nil : local
  }

  private static func surelyRecurs(_ rule: RecurrenceRule) -> Bool {
    // All calendars have twelve months, and months of 29 days or more. The thirteenth month of those
    // that have one each year has five days or six.
    let lastsFiveDays = rule.months.contains(13)
    let days = lastsFiveDays ? 1...5 : rule.replacesMissingDays ? 1...31 : 1...29
    let months = thirteenMonths.contains(rule.calendar) ? 1...13 : 1...12
    return rule.frequency >= .monthly && rule.interval <= 100
      && rule.setPositions.isEmpty && rule.yearDays.isEmpty && rule.weekNumbers.isEmpty
      && rule.months.allSatisfy { months.contains($0) }
      && rule.monthDays.allSatisfy { days.contains(abs($0)) }
      && (!lastsFiveDays || !rule.monthDays.isEmpty)
      && (rule.weekdays.isEmpty || rule.monthDays.isEmpty)
      && rule.weekdays.allSatisfy { abs($0.ordinal) <= 4 }
  }

  private static let thirteenMonths: Set<String> = ["COPTIC", "ETHIOPIC", "ETHIOAA"]
}

extension icaltimetype {
  fileprivate init(_ time: LocalTime) {
    let date = CivilDate(daysSinceEpoch: time.day)
    self.init()
    year = Int32(clamping: date.year)
    month = Int32(date.month)
    day = Int32(date.day)
    is_date = time.isDate ? 1 : 0
    if !time.isDate {
      hour = Int32(time.ofDay / 3_600)
      minute = Int32(time.ofDay / 60 % 60)
      second = Int32(time.ofDay % 60)
    }
  }
}
