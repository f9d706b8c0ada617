import CalendarModel

/// The rule in the footer of a TZif file: the offsets of all years after its table (RFC 8536, 3.3;
/// POSIX `TZ`), such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixRule {
  private enum Day {
    /// 1 to 365; 29 February is never counted.
    case julian(Int)
    /// 0 to 365.
    case ofYear(Int)
    /// The how-manyth weekday of a month; 5 is the last. 0 is Sunday.
    case weekday(month: Int, week: Int, day: Int)
  }

  private struct Change {
    var day: Day
    /// Seconds of the wall clock from that day's midnight; negative and beyond a day at times.
    var time: Int
  }

  let standardOffset: Int
  private let summer: (offset: Int, start: Change, end: Change)?

  var hasSummerTime: Bool { summer != nil }

  /// Nil for what is no such rule.
  init?(_ text: String) {
    var scanner = Scanner(Array(text.utf8)[...])
    guard scanner.skipName(), let standard = scanner.time(hourLimit: 24) else { return nil }
    standardOffset = -standard
    if scanner.rest.isEmpty {
      summer = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var offset = standardOffset + 3_600
    if scanner.rest.first != UInt8(ascii: ",") {
      guard let own = scanner.time(hourLimit: 24) else { return nil }
      offset = -own
    }
    guard let start = scanner.change(), let end = scanner.change(), scanner.rest.isEmpty else {
      return nil
    }
    summer = (offset, start, end)
  }

  /// The transitions of one year, in order, with the offset after each.
  func transitions(in year: Int) -> [(instant: Int, offset: Int)] {
    guard let summer else { return [] }
    let start = Self.local(summer.start, in: year) - standardOffset
    let end = Self.local(summer.end, in: year) - summer.offset
    let both = [(instant: start, offset: summer.offset), (instant: end, offset: standardOffset)]
    return start <= end ? both : both.reversed()
  }

  private static func local(_ change: Change, in year: Int) -> Int {
    let january = CivilMonth(year: year, month: 1)
    let day: Int
    switch change.day {
    case .julian(let number):
      let leap = january.lengthOfYear == 366 && number >= 60 ? 1 : 0
      day = january.firstDay + number - 1 + leap
    case .ofYear(let number):
      day = january.firstDay + number
    case .weekday(let number, let week, let weekday):
      let month = CivilMonth(year: year, month: number)
      let first = (weekday - CivilMonth.weekday(of: month.firstDay) + 7) % 7
      let ofMonth = first + (week - 1) * 7
      day = month.firstDay + (ofMonth < month.length ? ofMonth : ofMonth - 7)
    }
    return day * 86_400 + change.time
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    init(_ rest: ArraySlice<UInt8>) {
      self.rest = rest
    }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard let byte = rest.first, UInt32(byte) == sign.value else { return false }
      rest = rest.dropFirst()
      return true
    }

    mutating func skipName() -> Bool {
      if take("<") {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(close + 1)...]
        return true
      }
      let name = rest.prefix {
        ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
      }
      rest = rest[name.endIndex...]
      return name.count >= 3
    }

    mutating func number(upTo limit: Int) -> Int? {
      var value = 0
      var digits = 0
      while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        guard digits <= 4 else { return nil }
        rest = rest.dropFirst()
      }
      return digits > 0 && value <= limit ? value : nil
    }

    /// Seconds from `[+-]h[h[h]][:mm[:ss]]`.
    mutating func time(hourLimit: Int) -> Int? {
      let sign = take("-") ? -1 : 1
      if sign == 1 { _ = take("+") }
      guard let hours = number(upTo: hourLimit) else { return nil }
      var seconds = hours * 3_600
      for unit in [60, 1] where take(":") {
        guard let value = number(upTo: 59) else { return nil }
        seconds += value * unit
      }
      return sign * seconds
    }

    mutating func change() -> Change? {
      guard take(",") else { return nil }
      let day: Day
      if take("M") {
        guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
          week > 0, take("."), let weekday = number(upTo: 6)
        else { return nil }
        day = .weekday(month: month, week: week, day: weekday)
      } else if take("J") {
        guard let number = number(upTo: 365), number > 0 else { return nil }
        day = .julian(number)
      } else {
        guard let number = number(upTo: 365) else { return nil }
        day = .ofYear(number)
      }
      guard take("/") else { return Change(day: day, time: 7_200) }
      guard let time = time(hourLimit: 167) else { return nil }
      return Change(day: day, time: time)
    }
  }
}
