import CalendarModel

extension CalendarTime {
  /// Reads a DATE or DATE-TIME value (RFC 5545, 3.3.4 and 3.3.5).
  ///
  /// Which of the two it is follows from its form, because VALUE is often missing or wrong. Forms
  /// with separators (ISO 8601) and without seconds are met and read too; a leap second is read as
  /// the second before it, and 24:00 as midnight of the next day. Nil for anything else, such as
  /// 31 February.
  init?(text: ArraySlice<UInt8>, zone: TimeZoneID?) {
    var reader = FixedDigits(text.trimmingSpace())
    guard
      let year = reader.number(4), let month = reader.number(2, after: "-"),
      let day = reader.number(2, after: "-"),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    guard !reader.isAtEnd else {
      self = .date(date)
      return
    }
    guard
      reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(2), let minute = reader.number(2, after: ":")
    else { return nil }
    let second = reader.number(2, after: ":") ?? 0
    let isUTC = reader.skip("Z") || reader.skip("z")
    guard reader.isAtEnd else { return nil }
    let time: CivilTime
    if hour == 24, minute == 0, second == 0 {
      let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
      guard let midnight = CivilTime(date: next, hour: 0, minute: 0, second: 0) else { return nil }
      time = midnight
    } else {
      guard
        let read = CivilTime(
          date: date, hour: hour, minute: minute, second: second == 60 ? 59 : second)
      else { return nil }
      time = read
    }
    if isUTC {
      self = .utc(time)
    } else if let zone {
      self = .zoned(time, zone)
    } else {
      self = .floating(time)
    }
  }
}

extension ContentLine {
  /// The zone that TZID names; nil where there is none. Names are cut at 255 bytes.
  var zone: TimeZoneID? {
    guard let name = parameter("TZID"), !name.isEmpty else { return nil }
    return TimeZoneID(rawValue: String(decoding: name.utf8.prefix(255), as: UTF8.self))
  }

  /// The single date or date-time that is the value.
  var time: CalendarTime? { CalendarTime(text: value, zone: zone) }

  /// The values between the commas.
  var values: [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true)
  }
}

/// Reads fixed numbers of ASCII digits from the front of some bytes.
struct FixedDigits {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next `digits` digits as a number, after a separator where there is one; nil where they are
  /// not digits.
  mutating func number(_ digits: Int, after separator: Unicode.Scalar? = nil) -> Int? {
    if let separator { skip(separator) }
    guard rest.count >= digits else { return nil }
    var value = 0
    for index in rest.startIndex..<rest.startIndex + digits {
      let byte = rest[index]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest = rest.dropFirst(digits)
    return value
  }

  /// Reads the sign where it comes next; whether it did.
  @discardableResult
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == sign.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
