/// The clock half of RFC 5545, 3.3.10's table: BYHOUR, BYMINUTE and BYSECOND, which give the times
/// inside longer periods and limit shorter ones.
struct ClockFilter: Sendable {
  /// Seconds from the start of the period, ascending: from the day's for DAILY and longer, from the
  /// hour's for HOURLY, and so on.
  let offsets: [Int]

  private let hours: [Bool]
  private let minutes: [Bool]
  private let seconds: [Bool]

  /// Whether no period is blocked.
  let passesAll: Bool

  init(_ rule: RecurrenceRule, start: LocalTime) {
    let hour = start.ofDay / 3_600
    let minute = start.ofDay / 60 % 60
    let second = start.ofDay % 60
    func given(_ list: [Int], below limit: Int, else own: Int) -> [Int] {
      list.isEmpty ? [own] : Set(list.filter { (0..<limit).contains($0) }).sorted()
    }
    let hourList = rule.frequency >= .daily ? given(rule.hours, below: 24, else: hour) : [0]
    let minuteList = rule.frequency >= .hourly ? given(rule.minutes, below: 60, else: minute) : [0]
    let secondList =
      rule.frequency >= .minutely ? given(rule.seconds, below: 60, else: second) : [0]
    if start.isDate {
      offsets = [0]
    } else {
      offsets = hourList.flatMap { hour in
        minuteList.flatMap { minute in
          secondList.map { hour * 3_600 + minute * 60 + $0 }
        }
      }
    }
    func mask(_ list: [Int], of count: Int, limits: Bool) -> [Bool] {
      guard limits, !list.isEmpty else { return [] }
      return (0..<count).map(list.contains)
    }
    hours = mask(rule.hours, of: 24, limits: rule.frequency < .daily)
    minutes = mask(rule.minutes, of: 60, limits: rule.frequency < .hourly)
    seconds = mask(rule.seconds, of: 60, limits: rule.frequency < .minutely)
    passesAll = hours.isEmpty && minutes.isEmpty && seconds.isEmpty
  }

  /// Nil where a period that begins at this second of the day passes; else the second of the day up
  /// to which none does.
  func blocked(at ofDay: Int) -> Int? {
    if !hours.isEmpty, !hours[ofDay / 3_600] { return (ofDay / 3_600 + 1) * 3_600 }
    if !minutes.isEmpty, !minutes[ofDay / 60 % 60] { return (ofDay / 60 + 1) * 60 }
    if !seconds.isEmpty, !seconds[ofDay % 60] { return ofDay + 1 }
    return nil
  }
}
