/// RFC 3339 text of instants: what the socket, the command line and the journal speak.
extension Timestamp {
  /// The instant in UTC with whole seconds and `Z`, e.g. `2026-11-24T09:30:00Z` (RFC 3339, 5.6).
  ///
  /// Instants outside the years 0 to 9999, which RFC 3339 cannot write, are held at those years' ends.
  public var rfc3339: String {
    let earliest: Int64 = -62_167_219_200
    let latest: Int64 = 253_402_300_799
    let seconds = min(max(secondsSinceEpoch, earliest), latest)
    let days = Int(seconds.floorDivided(by: 86_400))
    let date = CivilDate(daysSinceEpoch: days)
    let rest = Int(seconds - Int64(days) * 86_400)
    return String(unsafeUninitializedCapacity: 20) { buffer in
      func put(_ value: Int, at place: Int, digits: Int) {
        var value = value
        for offset in (0..<digits).reversed() {
          buffer[place + offset] = UInt8(ascii: "0") + UInt8(value % 10)
          value /= 10
        }
      }
      put(date.year, at: 0, digits: 4)
      buffer[4] = UInt8(ascii: "-")
      put(date.month, at: 5, digits: 2)
      buffer[7] = UInt8(ascii: "-")
      put(date.day, at: 8, digits: 2)
      buffer[10] = UInt8(ascii: "T")
      put(rest / 3_600, at: 11, digits: 2)
      buffer[13] = UInt8(ascii: ":")
      put(rest / 60 % 60, at: 14, digits: 2)
      buffer[16] = UInt8(ascii: ":")
      put(rest % 60, at: 17, digits: 2)
      buffer[19] = UInt8(ascii: "Z")
      return 20
    }
  }

  /// Reads an RFC 3339 date-time with any offset; fractions of a second are cut off.
  ///
  /// Returns nil for anything else: a missing offset, a day that its month does not have, an hour
  /// of 24. A leap second (`:60`) is read as the second before it.
  public init?(rfc3339 text: some StringProtocol) {
    var reader = DigitReader(text.utf8)
    guard
      let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"),
      let day = reader.number(digits: 2), reader.take("T") || reader.take("t") || reader.take(" "),
      let hour = reader.number(digits: 2), reader.take(":"),
      let minute = reader.number(digits: 2), reader.take(":"),
      let second = reader.number(digits: 2),
      let date = CivilDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    if reader.take(".") {
      guard reader.number(digits: 1) != nil else { return nil }
      while reader.number(digits: 1) != nil {}
    }
    var offset = 0
    if !(reader.take("Z") || reader.take("z")) {
      let sign: Int
      if reader.take("+") {
        sign = 1
      } else if reader.take("-") {
        sign = -1
      } else {
        return nil
      }
      guard
        let hours = reader.number(digits: 2), reader.take(":"),
        let minutes = reader.number(digits: 2), hours < 24, minutes < 60
      else { return nil }
      offset = sign * (hours * 3_600 + minutes * 60)
    }
    guard reader.isAtEnd else { return nil }
    let ofDay = hour * 3_600 + minute * 60 + min(second, 59)
    self.init(secondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400 + Int64(ofDay - offset))
  }
}

/// Reads fixed numbers of ASCII digits and single signs from the front of a text.
struct DigitReader<Bytes: Collection> where Bytes.Element == UInt8 {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next `digits` digits as a number; nil, with nothing read, where they are not digits.
  mutating func number(digits: Int) -> Int? {
    var value = 0
    var ahead = rest
    for _ in 0..<digits {
      guard let byte = ahead.popFirst(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest = ahead
    return value
  }

  /// Whether the next byte is `sign`; it is read then.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == sign.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
