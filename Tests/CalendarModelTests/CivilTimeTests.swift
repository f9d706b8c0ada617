import CalendarModel
import Testing

@Suite("Civil dates and times")
struct CivilTimeTests {
  /// Counts days the slow way: one by one, by the rule of leap years.
  @Test("days since 1970 are right for every day of the years 0 to 9999")
  func everyDay() {
    func length(_ month: Int, _ year: Int) -> Int {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
    var days = 0
    for year in 0..<1970 {
      for month in 1...12 { days -= length(month, year) }
    }
    var failures = 0
    for year in 0...9_999 {
      for month in 1...12 {
        for day in 1...length(month, year) {
          let made = CivilDate(daysSinceEpoch: days)
          let isRight =
            made.year == year && made.month == month && made.day == day
            && made.daysSinceEpoch == days
            && CivilDate(year: year, month: month, day: day) == made
          if !isRight { failures += 1 }
          days += 1
        }
        #expect(CivilDate(year: year, month: month, day: length(month, year) + 1) == nil)
      }
    }
    #expect(failures == 0)
    #expect(CivilDate(daysSinceEpoch: days).year == 10_000)
  }

  @Test("known days are where they belong")
  func knownDays() {
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
    #expect(CivilDate(year: 2000, month: 3, day: 1)?.daysSinceEpoch == 11_017)
    #expect(CivilDate(year: 0, month: 1, day: 1)?.daysSinceEpoch == -719_528)
    #expect(CivilDate(daysSinceEpoch: -719_529).year == -1)
  }

  @Test(
    "days that are none are refused",
    arguments: [
      (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 2, 29), (1900, 2, 29),
      (-1, 1, 1), (10_000, 1, 1), (2026, .min, 1), (.max, 1, 1), (2026, 1, .max),
    ])
  func noDays(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("dates are ordered as their days are")
  func order() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let left = Int.random(in: -719_528...2_932_896, using: &generator)
      let right = left + Int.random(in: -400...400, using: &generator)
      #expect(
        (CivilDate(daysSinceEpoch: left) < CivilDate(daysSinceEpoch: right)) == (left < right))
    }
  }

  @Test("a clock's reading and its offset give back the instant")
  func clock() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let instant = Timestamp(
        secondsSinceEpoch: .random(in: -10_000_000_000...10_000_000_000, using: &generator))
      let offset = Int.random(in: -54_000...54_000, using: &generator)
      let time = CivilTime(instant, offset: offset)
      #expect(time.timestamp(offset: offset) == instant)
      #expect(
        CivilTime(date: time.date, hour: time.hour, minute: time.minute, second: time.second)
          == time)
      #expect(time < CivilTime(instant + 1, offset: offset))
    }
  }

  @Test("times that a clock cannot show are refused")
  func noTimes() throws {
    let day = try #require(CivilDate(year: 2026, month: 1, day: 1))
    #expect(CivilTime(date: day, hour: 24, minute: 0, second: 0) == nil)
    #expect(CivilTime(date: day, hour: 0, minute: 60, second: 0) == nil)
    #expect(CivilTime(date: day, hour: 0, minute: 0, second: 60) == nil)
    #expect(CivilTime(date: day, hour: -1, minute: 0, second: 0) == nil)
    #expect(CivilTime(date: day, hour: 23, minute: 59, second: 59) != nil)
  }
}
