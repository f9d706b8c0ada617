import CalendarModel

/// Which days a rule's BYxxx parts let through: the day half of RFC 5545, 3.3.10's table.
///
/// The parts are applied as one conjunction. That is what "expand" and "limit" come to for days,
/// once the parts that are implied by DTSTART have been filled in.
struct DayFilter: Sendable {
  private var monthMask: UInt16 = 0
  /// Bit n is day n, and `monthDaysFromEnd` counts the last day as 1.
  private var monthDays: UInt32 = 0
  private var monthDaysFromEnd: UInt32 = 0
  private var yearDays: [Int] = []
  private var weekNumbers: [Int] = []
  /// Bit 0 is Sunday.
  private var weekdayMask: UInt8 = 0
  private var ordinals: [RecurrenceRule.Weekday] = []
  /// Whether ordinals count within the month, or else within the year.
  private let ordinalsAreMonthly: Bool
  private let weekStart: Int
  private let hasMonths: Bool
  private let hasMonthDays: Bool
  private let hasWeekdays: Bool

  /// Whether every day passes.
  let passesAll: Bool

  /// `start` gives what the rule leaves unsaid.
  init(_ rule: RecurrenceRule, start: CivilDate, startWeekday: Int) {
    var rule = rule
    switch rule.frequency {
    case .yearly:
      if rule.weekNumbers.isEmpty, rule.yearDays.isEmpty, rule.weekdays.isEmpty,
        rule.monthDays.isEmpty
      {
        rule.monthDays = [start.day]
        if rule.months.isEmpty { rule.months = [start.month] }
      } else if !rule.weekNumbers.isEmpty, rule.weekdays.isEmpty, rule.monthDays.isEmpty,
        rule.yearDays.isEmpty
      {
        rule.weekdays = [RecurrenceRule.Weekday(day: startWeekday, ordinal: 0)]
      }
    case .monthly where rule.weekdays.isEmpty && rule.monthDays.isEmpty && rule.yearDays.isEmpty:
      rule.monthDays = [start.day]
    case .weekly where rule.weekdays.isEmpty:
      rule.weekdays = [RecurrenceRule.Weekday(day: startWeekday, ordinal: 0)]
    default: break
    }
    ordinalsAreMonthly = rule.frequency == .monthly || !rule.months.isEmpty
    weekStart = rule.weekStart
    let countsOrdinals = rule.frequency >= .monthly && rule.weekNumbers.isEmpty
    for weekday in rule.weekdays {
      if countsOrdinals && weekday.ordinal != 0 {
        ordinals.append(weekday)
      } else {
        weekdayMask |= 1 << UInt8(weekday.day)
      }
    }
    for month in rule.months where (1...12).contains(month) { monthMask |= 1 << UInt16(month) }
    for day in rule.monthDays {
      if (1...31).contains(day) {
        monthDays |= 1 << UInt32(day)
      } else if (1...31).contains(-day) {
        monthDaysFromEnd |= 1 << UInt32(-day)
      }
    }
    yearDays = rule.yearDays
    weekNumbers = rule.weekNumbers
    hasMonths = !rule.months.isEmpty
    hasMonthDays = !rule.monthDays.isEmpty
    hasWeekdays = !rule.weekdays.isEmpty
    passesAll =
      !hasMonths && !hasMonthDays && !hasWeekdays && yearDays.isEmpty && weekNumbers.isEmpty
  }

  /// Whether some day of that month can pass.
  func mayPass(month: Int) -> Bool {
    !hasMonths || monthMask & (1 << UInt16(month)) != 0
  }

  /// Whether the day, which is in the given month, passes.
  func passes(_ day: Int, month: CivilMonth) -> Bool {
    if hasMonths, monthMask & (1 << UInt16(month.month)) == 0 { return false }
    let ofMonth = day - month.firstDay + 1
    if hasMonthDays,
      monthDays & (1 << UInt32(ofMonth)) == 0,
      monthDaysFromEnd & (1 << UInt32(month.length - ofMonth + 1)) == 0
    {
      return false
    }
    if hasWeekdays, !passesWeekday(day, month: month) { return false }
    if !yearDays.isEmpty {
      let ofYear = day - month.firstDayOfYear + 1
      guard yearDays.contains(ofYear) || yearDays.contains(ofYear - month.lengthOfYear - 1) else {
        return false
      }
    }
    return weekNumbers.isEmpty || passesWeekNumber(day, month: month)
  }

  private func passesWeekday(_ day: Int, month: CivilMonth) -> Bool {
    let weekday = CivilMonth.weekday(of: day)
    if weekdayMask & (1 << UInt8(weekday)) != 0 { return true }
    let first = ordinalsAreMonthly ? month.firstDay : month.firstDayOfYear
    let length = ordinalsAreMonthly ? month.length : month.lengthOfYear
    return ordinals.contains { wanted in
      guard wanted.day == weekday else { return false }
      let fromStart = (day - first) / 7 + 1
      let fromEnd = (first + length - 1 - day) / 7 + 1
      return wanted.ordinal == (wanted.ordinal > 0 ? fromStart : -fromEnd)
    }
  }

  /// Weeks are those of ISO 8601, but beginning on WKST: the first has at least four days of the
  /// year. A day counts as of the week that it is in, in whichever year most of that week lies.
  private func passesWeekNumber(_ day: Int, month: CivilMonth) -> Bool {
    let year = month.year
    let startOfYear = month.firstDayOfYear
    var first = firstWeek(ofYearStarting: startOfYear)
    var next = firstWeek(ofYearStarting: startOfYear + month.lengthOfYear)
    if day < first {
      next = first
      first = firstWeek(ofYearStarting: CivilMonth.firstDay(ofYear: year - 1))
    } else if day >= next {
      first = next
      next = firstWeek(ofYearStarting: CivilMonth.firstDay(ofYear: year + 2))
    }
    let number = (day - first) / 7 + 1
    let weeks = (next - first) / 7
    return weekNumbers.contains(number) || weekNumbers.contains(number - weeks - 1)
  }

  /// The day on which week 1 begins.
  private func firstWeek(ofYearStarting day: Int) -> Int {
    let intoWeek = (CivilMonth.weekday(of: day) - weekStart + 7) % 7
    return intoWeek <= 3 ? day - intoWeek : day + 7 - intoWeek
  }
}

/// A month of the proleptic Gregorian calendar, in days since 1970-01-01.
struct CivilMonth: Sendable {
  let year: Int
  let month: Int
  let firstDay: Int
  let length: Int
  let firstDayOfYear: Int
  let lengthOfYear: Int

  init(year: Int, month: Int) {
    self.year = year
    self.month = month
    firstDayOfYear = Self.firstDay(ofYear: year)
    lengthOfYear = Self.firstDay(ofYear: year + 1) - firstDayOfYear
    let leap = lengthOfYear == 366 && month > 2 ? 1 : 0
    firstDay = firstDayOfYear + Self.daysBefore[month] + leap
    length =
      month == 2
      ? lengthOfYear - 337 : Self.daysBefore[month + 1] - Self.daysBefore[month]
  }

  /// The month that the day is in.
  init(of day: Int) {
    let date = CivilDate(daysSinceEpoch: day)
    self.init(year: date.year, month: date.month)
  }

  func contains(_ day: Int) -> Bool {
    day >= firstDay && day < firstDay + length
  }

  /// 0 is Sunday; 1970-01-01 was a Thursday.
  static func weekday(of day: Int) -> Int {
    let rest = (day + 4) % 7
    return rest < 0 ? rest + 7 : rest
  }

  /// 1 January of any year, the year 0 and negative ones included.
  static func firstDay(ofYear year: Int) -> Int {
    // Whole cycles of 400 years bring the year to where the simple count of leap days holds.
    let cycle = (year >= 0 ? year : year - 399) / 400
    let ofCycle = year - cycle * 400
    let leapDays = ofCycle == 0 ? 0 : (ofCycle - 1) / 4 - (ofCycle - 1) / 100 + 1
    return cycle * 146_097 + ofCycle * 365 + leapDays - 719_528
  }

  private static let daysBefore = [
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365,
  ]
}
