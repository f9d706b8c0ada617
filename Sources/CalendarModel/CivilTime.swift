/// A day of the proleptic Gregorian calendar, in no zone (RFC 5545, 3.3.4).
public struct CivilDate: Hashable, Comparable, Sendable, Codable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil when there is no such day, or its year is not one of 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard
      (0...9_999).contains(year), (1...12).contains(month),
      (1...CivilDate.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that many days after 1970-01-01.
  public init(daysSinceEpoch days: Int) {
    // Years are counted from 1 March, so that the leap day is a year's last, in eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; negative before.
  public var daysSinceEpoch: Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// How many days the month has.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// A wall-clock time of a day, in no zone. A second of 60 is not kept.
public struct CivilTime: Hashable, Comparable, Sendable, Codable {
  public let date: CivilDate
  public let hour: Int
  public let minute: Int
  public let second: Int

  /// Nil when a clock cannot show this time.
  public init?(date: CivilDate, hour: Int, minute: Int, second: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// What a clock that is `offset` seconds ahead of UTC shows at `instant`.
  public init(_ instant: Timestamp, offset: Int = 0) {
    let seconds = (instant + Int64(offset)).secondsSinceEpoch
    let days = Int(seconds.floorDivided(by: 86_400))
    // The day may begin before the first instant there is; the difference is right all the same.
    let rest = Int(seconds &- Int64(days) &* 86_400)
    date = CivilDate(daysSinceEpoch: days)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// The instant at which a clock that is `offset` seconds ahead of UTC shows this time.
  public func timestamp(offset: Int = 0) -> Timestamp {
    let ofDay = hour * 3_600 + minute * 60 + second
    return Timestamp(
      secondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400 + Int64(ofDay - offset))
  }

  public static func < (left: CivilTime, right: CivilTime) -> Bool {
    (left.date, left.hour, left.minute, left.second)
      < (right.date, right.hour, right.minute, right.second)
  }
}

extension Int64 {
  func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
