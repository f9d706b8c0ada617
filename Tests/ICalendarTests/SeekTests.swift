import CalendarModel
import Foundation
import ICalendar
import Testing

/// A small seeded generator, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Seeking in rules")
struct SeekTests {
  private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

  /// A random rule of days or longer, with parts that RFC 5545 allows together.
  static func rule(_ random: inout SeededGenerator) -> String {
    let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].randomElement(using: &random) ?? ""
    var parts = ["FREQ=\(frequency)"]
    func add(_ name: String, _ chance: Int, _ values: [String]) {
      guard Int.random(in: 0..<chance, using: &random) == 0 else { return }
      let count = Int.random(in: 1...3, using: &random)
      let picked = Set((0..<count).compactMap { _ in values.randomElement(using: &random) })
      parts.append("\(name)=\(picked.sorted().joined(separator: ","))")
    }
    add("INTERVAL", 2, (2...5).map(String.init))
    parts = parts.map { $0.hasPrefix("INTERVAL") ? String($0.prefix(10)) : $0 }
    add("BYMONTH", 4, (1...12).map(String.init))
    if frequency != "WEEKLY" {
      add("BYMONTHDAY", 4, (-31...31).filter { $0 != 0 }.map(String.init))
    }
    let ordinals =
      frequency == "MONTHLY" ? [-2, -1, 1, 2, 5] : frequency == "YEARLY" ? [-1, 1, 3] : []
    let days = Self.weekdays + ordinals.flatMap { place in Self.weekdays.map { "\(place)\($0)" } }
    add("BYDAY", 2, days)
    add("BYHOUR", 4, (0...23).map(String.init))
    if parts.contains(where: { $0.hasPrefix("BY") }) { add("BYSETPOS", 4, ["1", "2", "-1", "-2"]) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: parts.append("COUNT=\(Int.random(in: 1...200, using: &random))")
    case 1: parts.append("UNTIL=20\(Int.random(in: 11...39, using: &random))0615T120000Z")
    default: break
    }
    if Bool.random(using: &random) { parts.append("WKST=SU") }
    return parts.joined(separator: ";")
  }

  @Test("any window gives what the whole gives within it", arguments: 0..<8)
  func windows(part: UInt64) throws {
    let seed = 20_261_124 + part
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let whole = try window("2009-01-01T00:00:00Z", "2040-01-01T00:00:00Z")
    let expander = LibicalExpander()
    for _ in 0..<40 {
      let rule = Self.rule(&random)
      let zone =
        ["Europe/Copenhagen", "America/New_York", "UTC"].randomElement(using: &random) ?? ""
      let length = ["PT1H", "P1D", "P3DT2H", "PT5M"].randomElement(using: &random) ?? ""
      let day = Int.random(in: 1...28, using: &random)
      let lines = String(
        format: "DTSTART;TZID=%@:2010%02d%02dT0930%02d\nDURATION:%@\nRRULE:%@", zone,
        Int.random(in: 1...12, using: &random), day, day, length, rule)
      let facts = try CalendarReader().object(calendar(event(lines)))
      let all = expander.expand(facts, in: ExpansionContext(window: whole, timeZone: copenhagen))
      #expect(!all.flags.contains { $0.code == "unreadable-rule" }, "\(lines)")
      guard all.flags.isEmpty else { continue }
      for _ in 0..<6 {
        let start = whole.start + Int64.random(in: 0..<800_000_000, using: &random)
        let part = try #require(
          Interval(start: start, end: start + Int64.random(in: 1..<90 * 86_400, using: &random)))
        let found = expander.expand(facts, in: ExpansionContext(window: part, timeZone: copenhagen))
        let wanted = all.instances.filter { $0.interval.overlaps(part) }
        #expect(found.instances == wanted, "\(lines) in \(part)")
      }
    }
  }

  @Test("days are what the calendar's arithmetic says, found one by one", arguments: 0..<4)
  func againstBruteForce(part: UInt64) throws {
    let seed = 7 + part
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let whole = try window("2010-01-01T00:00:00Z", "2016-01-01T00:00:00Z")
    for _ in 0..<60 {
      let plan = DayPlan(&random)
      let facts = try CalendarReader().object(
        calendar(event("DTSTART:\(plan.start)T100000Z\nDURATION:PT1H\nRRULE:\(plan.rule)")))
      let found = LibicalExpander()
        .expand(facts, in: ExpansionContext(window: whole, timeZone: .utc)).instances
        .map { ($0.interval.start.secondsSinceEpoch - 36_000) / 86_400 }
      #expect(found == plan.days(until: whole.end).map(Int64.init), "\(plan.start) \(plan.rule)")
    }
  }
}

/// A rule without ordinals or positions, whose days are found by asking each day in turn.
private struct DayPlan {
  let start: String
  let rule: String
  private let first: Int
  private let frequency: String
  private let interval: Int
  private let months: Set<Int>
  private let monthDays: Set<Int>
  private let weekdays: Set<Int>

  init(_ random: inout SeededGenerator) {
    let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
    first = 14_610 + Int.random(in: 0..<365, using: &random)
    let date = CivilDate(daysSinceEpoch: first)
    frequency = ["DAILY", "WEEKLY", "MONTHLY"].randomElement(using: &random) ?? ""
    interval = Int.random(in: 1...4, using: &random)
    func pick(_ range: ClosedRange<Int>, _ chance: Int) -> Set<Int> {
      guard Int.random(in: 0..<chance, using: &random) == 0 else { return [] }
      return Set((0..<3).map { _ in Int.random(in: range, using: &random) })
    }
    let ownWeekday = (first + 4) % 7
    months = pick(1...12, 3)
    let days = frequency == "WEEKLY" ? [] : pick(1...31, 2)
    let week = pick(0...6, 2)
    start = String(format: "%04d%02d%02d", date.year, date.month, date.day)
    var parts = ["FREQ=\(frequency)", "INTERVAL=\(interval)"]
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { parts.append("\(name)=\(values.joined(separator: ","))") }
    }
    add("BYMONTH", months.sorted().map(String.init))
    add("BYMONTHDAY", days.sorted().map(String.init))
    add("BYDAY", week.sorted().map { names[$0] })
    rule = parts.joined(separator: ";")
    monthDays = frequency == "MONTHLY" && days.isEmpty && week.isEmpty ? [date.day] : days
    weekdays = frequency == "WEEKLY" && week.isEmpty ? [ownWeekday] : week
  }

  func days(until end: Timestamp) -> [Int] {
    let origin = CivilDate(daysSinceEpoch: first)
    let monday = first - (first + 3) % 7
    return (first..<Int(end.secondsSinceEpoch / 86_400)).filter { day in
      if day == first { return true }
      let date = CivilDate(daysSinceEpoch: day)
      let period =
        switch frequency {
        case "DAILY": day - first
        case "WEEKLY": (day - monday) / 7
        default: (date.year - origin.year) * 12 + date.month - origin.month
        }
      return period % interval == 0 && (months.isEmpty || months.contains(date.month))
        && (monthDays.isEmpty || monthDays.contains(date.day))
        && (weekdays.isEmpty || weekdays.contains((day + 4) % 7))
    }
  }
}
