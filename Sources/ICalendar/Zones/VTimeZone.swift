import CalendarModel

/// A VTIMEZONE (RFC 5545, 3.6.5), of which only what decides offsets is kept.
struct VTimeZone: Sendable {
  /// One STANDARD or DAYLIGHT part.
  struct Observance: Sendable {
    var isDaylight: Bool
    var start: CivilTime?
    var offsetFrom: Int?
    var offsetTo: Int?
    var rules: [String] = []
    var dates: [CivilTime] = []
  }

  private(set) var id: TimeZoneID?
  /// X-LIC-LOCATION: the IANA name, which some programs add.
  private(set) var location: String?
  private(set) var observances: [Observance] = []
  /// Set when something made the definition useless.
  private(set) var isBroken = false
  private var isInObservance = false
  private var lines = 0

  /// Definitions with more lines than this are none.
  private static let lineLimit = 4_096
  /// Rules are followed up to here.
  private static let lastYear = 2200

  init() {}

  /// Reads the first VTIMEZONE of a text, which may be a whole VCALENDAR; nil where there is none.
  init?(text: String) {
    var reader = ContentLineReader(bytes: Array(text.utf8))
    var isInside = false
    while let line = reader.next() {
      if line.name == .begin, line.says("VTIMEZONE") {
        isInside = true
      } else if line.name == .end, line.says("VTIMEZONE") {
        break
      } else if isInside {
        read(line)
      }
    }
    guard isInside else { return nil }
  }

  /// Takes one line between `BEGIN:VTIMEZONE` and `END:VTIMEZONE`.
  mutating func read(_ line: ContentLine) {
    lines += 1
    guard lines <= Self.lineLimit else {
      isBroken = true
      return
    }
    switch line.name {
    case .begin:
      isInObservance = line.says("STANDARD") || line.says("DAYLIGHT")
      if isInObservance { observances.append(Observance(isDaylight: line.says("DAYLIGHT"))) }
    case .end:
      isInObservance = false
    case .timeZoneID where !isInObservance:
      id = TimeZoneID(rawValue: String(decoding: line.text.utf8.prefix(255), as: UTF8.self))
    case .location:
      location = line.text
    default:
      guard isInObservance, !observances.isEmpty else { return }
      observances[observances.count - 1].read(line)
    }
  }

  /// The definition in iCalendar text without anything that does not count, lines ended by CRLF.
  var text: String {
    var text = "BEGIN:VTIMEZONE\r\nTZID:\(id?.rawValue ?? "")\r\n"
    for observance in observances { text += observance.text }
    return text + "END:VTIMEZONE\r\n"
  }
}

extension VTimeZone {
  /// The offsets that the definition gives, and the instant of the last onset that it names itself,
  /// by DTSTART or RDATE, rather than by rule. Nil where it is not usable.
  func table() -> (table: ZoneTable, lastNamedOnset: Int)? {
    guard !isBroken else { return nil }
    var onsets: [Onset] = []
    var lastNamed = Int.min
    var budget = WorkBudget()
    let end = CivilMonth.firstDay(ofYear: Self.lastYear) * 86_400
    for observance in observances {
      guard let start = observance.start, let to = observance.offsetTo else { continue }
      let from = observance.offsetFrom ?? to
      for named in [start] + observance.dates {
        let instant = LocalTime(named).seconds - from
        onsets.append(Onset(instant: instant, from: from, to: to))
        lastNamed = max(lastNamed, instant)
      }
      for text in observance.rules {
        guard let rule = RecurrenceRule(text: text), rule.frequency >= .monthly else { return nil }
        let until = rule.until.map { $0.localSeconds(offset: from) } ?? end
        var walk = RuleWalk(
          rule, start: LocalTime(start), from: LocalTime(start).seconds, through: min(until, end))
        while let local = walk.next(&budget) {
          onsets.append(Onset(instant: local - from, from: from, to: to))
        }
      }
    }
    onsets.sort { $0.instant < $1.instant }
    guard let first = onsets.first else { return nil }
    let table = ZoneTable(
      transitions: onsets.map(\.instant), offsets: [first.from] + onsets.map(\.to))
    return (table, lastNamed)
  }

  private struct Onset {
    var instant: Int
    var from: Int
    var to: Int
  }
}

extension VTimeZone.Observance {
  fileprivate mutating func read(_ line: ContentLine) {
    switch line.name {
    case .start:
      start = line.time?.civilTime
    case .offsetFrom:
      offsetFrom = Self.offset(line.text)
    case .offsetTo:
      offsetTo = Self.offset(line.text)
    case .recurrenceRule:
      let text = line.text
      // What is no rule is left out, so that no other text can hide in its place.
      if RecurrenceRule(text: text) != nil { rules.append(text) }
    case .recurrenceDate:
      for value in line.values {
        switch RecurrenceDate(text: value, zone: nil) {
        case .time(let time), .period(let time, _):
          if let civil = time.civilTime { dates.append(civil) }
        case nil: continue
        }
      }
    default: break
    }
  }

  fileprivate var text: String {
    let name = isDaylight ? "DAYLIGHT" : "STANDARD"
    var text = "BEGIN:\(name)\r\n"
    if let start { text += "DTSTART:\(start.basicText)\r\n" }
    if let offsetFrom { text += "TZOFFSETFROM:\(Self.text(offset: offsetFrom))\r\n" }
    if let offsetTo { text += "TZOFFSETTO:\(Self.text(offset: offsetTo))\r\n" }
    for rule in rules { text += "RRULE:\(rule)\r\n" }
    for date in dates { text += "RDATE:\(date.basicText)\r\n" }
    return text + "END:\(name)\r\n"
  }

  /// Seconds from `+hhmm[ss]` (RFC 5545, 3.3.14), also with colons; nil for anything else.
  static func offset(_ text: String) -> Int? {
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    var digits = FixedDigits(Array(text.utf8.dropFirst())[...])
    guard let hours = digits.number(2), let minutes = digits.number(2, after: ":"),
      hours < 24, minutes < 60
    else { return nil }
    let seconds = digits.number(2, after: ":") ?? 0
    guard digits.isAtEnd, seconds < 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60 + seconds)
  }

  private static func text(offset: Int) -> String {
    let parts = [abs(offset) / 3_600, abs(offset) / 60 % 60, abs(offset) % 60]
    let shown = parts[2] == 0 ? parts[..<2] : parts[...]
    return (offset < 0 ? "-" : "+") + shown.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }
}

extension CalendarTime {
  /// The time as it is written, midnight for a day, without its zone.
  var civilTime: CivilTime? {
    switch self {
    case .date(let date): CivilTime(date: date, hour: 0, minute: 0, second: 0)
    case .floating(let time), .utc(let time), .zoned(let time, _): time
    }
  }

  /// The time on a clock that is `offset` seconds ahead of UTC; the last second of a day.
  fileprivate func localSeconds(offset: Int) -> Int {
    switch self {
    case .date(let date): LocalTime(date).seconds + 86_399
    case .floating(let time), .zoned(let time, _): LocalTime(time).seconds
    case .utc(let time): LocalTime(time).seconds + offset
    }
  }
}

extension CivilTime {
  /// `20261124T093000` (RFC 5545, 3.3.5).
  var basicText: String {
    func padded(_ value: Int, _ digits: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
    }
    return padded(date.year, 4) + padded(date.month, 2) + padded(date.day, 2) + "T"
      + padded(hour, 2) + padded(minute, 2) + padded(second, 2)
  }
}
