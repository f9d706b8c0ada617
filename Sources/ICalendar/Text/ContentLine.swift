/// The names of content lines that busy time needs. A line of any other name is never copied out of
/// the bytes it came in, so what it says about titles, places or people cannot get any further.
enum PropertyName: String {
  case begin = "BEGIN"
  case end = "END"
  case uid = "UID"
  case start = "DTSTART"
  case endTime = "DTEND"
  case duration = "DURATION"
  case recurrenceRule = "RRULE"
  case exclusionRule = "EXRULE"
  case recurrenceDate = "RDATE"
  case exclusionDate = "EXDATE"
  case recurrenceID = "RECURRENCE-ID"
  case sequence = "SEQUENCE"
  case status = "STATUS"
  case transparency = "TRANSP"
  case attendee = "ATTENDEE"
  case organizer = "ORGANIZER"
  case busyStatus = "X-MICROSOFT-CDO-BUSYSTATUS"
  case freeBusy = "FREEBUSY"
  case timeZoneID = "TZID"
  case offsetFrom = "TZOFFSETFROM"
  case offsetTo = "TZOFFSETTO"
  case location = "X-LIC-LOCATION"
  case calendarName = "X-WR-CALNAME"
  case name = "NAME"
  case calendarZone = "X-WR-TIMEZONE"

  /// The longest of the names above.
  static let longest = 26

  /// Where a line's name ends, at its first `:` or `;`; nil where there is none near enough.
  static func end(in line: ArraySlice<UInt8>) -> Int? {
    line.prefix(longest + 1).firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";") }
  }

  /// The name in any case of its letters; nil where it is none of these.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard (3...Self.longest).contains(bytes.count) else { return nil }
    let upper = String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var length = 0
      for byte in bytes where byte < 0x80 {
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        buffer[length] = isLower ? byte & 0xDF : byte
        length += 1
      }
      return length
    }
    self.init(rawValue: upper)
  }
}

/// One unfolded content line: a name, parameters and a value (RFC 5545, 3.1).
struct ContentLine {
  let name: PropertyName
  private let bytes: ArraySlice<UInt8>
  private let parameters: Range<Int>
  /// What stands after the colon; empty where there is none, so that a line that is there but wrong
  /// does not look like one that is missing.
  let value: ArraySlice<UInt8>

  /// Nil where the line has a name that does not matter.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let nameEnd = PropertyName.end(in: bytes),
      let name = PropertyName(bytes[bytes.startIndex..<nameEnd])
    else { return nil }
    self.name = name
    self.bytes = bytes
    var isQuoted = false
    var colon: Int?
    for index in nameEnd..<bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ":") && !isQuoted {
        colon = index
        break
      }
    }
    // A quote that is never closed swallows the colon; the last colon is then the best guess.
    let end = colon ?? bytes[nameEnd...].lastIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    parameters = nameEnd..<end
    value = bytes[end...].dropFirst()
  }

  /// How much of the object's size the line takes.
  var count: Int { bytes.count }

  /// The value without the space around it.
  var text: String {
    String(decoding: value.trimmingSpace(), as: UTF8.self)
  }

  /// The first value of the parameter of that name, without its quotes.
  func parameter(_ name: StaticString) -> String? {
    var index = parameters.lowerBound
    let end = parameters.upperBound
    while index < end, bytes[index] == UInt8(ascii: ";") {
      let nameStart = index + 1
      let equals = bytes[nameStart..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
      let isWanted = bytes[nameStart..<equals].equalsIgnoringCase(name)
      let valueStart = min(equals + 1, end)
      var isQuoted = false
      var valueEnd = valueStart
      while valueEnd < end {
        if bytes[valueEnd] == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if bytes[valueEnd] == UInt8(ascii: ";") && !isQuoted {
          break
        }
        valueEnd += 1
      }
      if isWanted {
        let unquoted = bytes[valueStart..<valueEnd].filter { $0 != UInt8(ascii: "\"") }
        return String(decoding: unquoted[...].trimmingSpace(), as: UTF8.self)
      }
      index = valueEnd
    }
    return nil
  }

  /// Whether the value is that word, in any case of its letters.
  func says(_ word: StaticString) -> Bool {
    value.trimmingSpace().equalsIgnoringCase(word)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces and tabs at both ends.
  func trimmingSpace() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }

  /// Whether the bytes are that ASCII word in any case of their letters.
  func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { other in
      zip(self, other).allSatisfy { left, right in
        left == right
          || (left ^ right == 0x20 && (left | 0x20) >= UInt8(ascii: "a")
            && (left | 0x20) <= UInt8(ascii: "z"))
      }
    }
  }
}
