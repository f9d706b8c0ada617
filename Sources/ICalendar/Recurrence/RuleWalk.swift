import CalendarModel

/// Walks the local times that a recurrence rule gives, in order, as seconds of a clock that knows no
/// zone (``LocalTime``).
///
/// libical's own iterator is not used for Gregorian rules. It searches up to the year 20000 for the
/// instances of a rule that has none, in one call that nobody can interrupt: 1.6 s for
/// `FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9`, minutes for SECONDLY rules. It seeks wrongly in sub-daily
/// rules, and does not apply BYSETPOS to times of day. Here the work ends at the window's end, and
/// begins at its start wherever the rule has no COUNT.
///
/// The rule is cut into periods of its frequency (`INTERVAL` apart). Those of a day and more hold
/// days; each day holds the times of day that BYHOUR, BYMINUTE and BYSECOND give. Shorter periods
/// hold the times inside them. Days and times are never multiplied out.
struct RuleWalk {
  private let rule: RecurrenceRule
  private let filter: DayFilter
  private let clock: ClockFilter
  private let start: LocalTime
  /// Seconds from a base to each of its times, ascending.
  private let offsets: [Int]
  /// The length of the sub-daily, daily or weekly step; 0 for months and years.
  private let step: Int
  /// Where period 0 begins, for those that have a step.
  private let origin: Int
  private let seek: Int
  private let end: Int

  private var period = 0
  private var bases: [Int] = []
  /// The places in the period that BYSETPOS picks; nil where it picks all.
  private var positions: [Int]?
  private var cursor = 0
  private var limit = 0
  /// How many of COUNT are left.
  private var remaining: Int?
  private var isFinished = false
  private var month = CivilMonth(year: 1970, month: 1)

  /// - Parameters:
  ///   - seek: the first local time that is wanted. Earlier ones only count towards COUNT.
  ///   - end: the last local time that is wanted.
  init(_ rule: RecurrenceRule, start: LocalTime, from seek: Int, through end: Int) {
    var rule = rule
    // Days have no hours to count.
    if start.isDate && rule.isSubDaily {
      rule.frequency = .daily
      rule.interval = 1
    }
    rule.interval = min(rule.interval, 1_000_000_000_000)
    self.rule = rule
    self.start = start
    self.seek = max(seek, start.seconds)
    self.end = end
    filter = DayFilter(
      rule, start: CivilDate(daysSinceEpoch: start.day),
      startWeekday: CivilMonth.weekday(of: start.day))
    clock = ClockFilter(rule, start: start)
    offsets = clock.offsets
    remaining = rule.count
    switch rule.frequency {
    case .secondly: (step, origin) = (rule.interval, start.seconds)
    case .minutely: (step, origin) = (rule.interval * 60, start.seconds - start.ofDay % 60)
    case .hourly: (step, origin) = (rule.interval * 3_600, start.seconds - start.ofDay % 3_600)
    case .daily: (step, origin) = (rule.interval * 86_400, start.day * 86_400)
    case .weekly:
      let intoWeek = (CivilMonth.weekday(of: start.day) - rule.weekStart + 7) % 7
      (step, origin) = (rule.interval * 7 * 86_400, (start.day - intoWeek) * 86_400)
    case .monthly, .yearly: (step, origin) = (0, 0)
    }
    isFinished = end < start.seconds
    if !isFinished { skipToSeek() }
  }

  /// Whether nothing but the interval decides, so that every period holds the same times.
  private var isPlain: Bool {
    rule.frequency <= .daily && filter.passesAll && clock.passesAll && rule.setPositions.isEmpty
  }

  /// A sub-daily rule without any BYxxx part, as the arithmetic progression that it is.
  ///
  /// Nil for other rules, and where nothing is left.
  var progression: (first: Int, step: Int, last: Int)? {
    guard isPlain, rule.isSubDaily, offsets.count == 1, !isFinished else { return nil }
    let base = origin + period * step + offsets[0]
    let skipped = base < seek ? (seek - base + step - 1) / step : 0
    var left = Int.max
    if let remaining { left = remaining - skipped }
    let first = base + skipped * step
    guard first <= end, left > 0 else { return nil }
    let steps = min((end - first) / step, left - 1)
    return (first, step, first + steps * step)
  }

  /// The next local time; nil at the end, and when the budget is spent.
  mutating func next(_ budget: inout WorkBudget) -> Int? {
    while !isFinished {
      if cursor < limit {
        guard budget.spend() else { return nil }
        let value = value(at: cursor)
        cursor += 1
        guard value <= end else { break }
        if let left = remaining {
          guard left > 0 else { break }
          remaining = left - 1
        }
        return value
      }
      guard budget.spend() else { return nil }
      if fillPeriod() { enterPeriod() }
      period += 1
    }
    isFinished = true
    return nil
  }

  private func value(at place: Int) -> Int {
    let place = positions.map { $0[place] } ?? place
    return bases[place / offsets.count] + offsets[place % offsets.count]
  }

  /// Passes over the periods that end before what is wanted, where that needs no counting.
  private mutating func skipToSeek() {
    guard seek > start.seconds else { return }
    let target: Int
    switch rule.frequency {
    case .yearly:
      let year = CivilDate(daysSinceEpoch: seek.floorDivided(by: 86_400)).year
      target = (year - CivilDate(daysSinceEpoch: start.day).year) / rule.interval
    case .monthly:
      let from = CivilDate(daysSinceEpoch: start.day)
      let to = CivilDate(daysSinceEpoch: seek.floorDivided(by: 86_400))
      target = ((to.year - from.year) * 12 + to.month - from.month) / rule.interval
    default:
      target = (seek - origin) / step
    }
    guard target > 0 else { return }
    if let count = remaining {
      guard isPlain, !offsets.isEmpty else { return }
      let inFirst = offsets.count - offsets.partitioningIndex { $0 >= start.seconds - origin }
      // A COUNT that ends before the target needs no more exactness than that.
      let (others, overflow) = (target - 1).multipliedReportingOverflow(by: offsets.count)
      let left = overflow ? 0 : count - inFirst - others
      remaining = left
      isFinished = left <= 0
    }
    period = target
  }

  /// Fills ``bases`` for the present period; false where it holds nothing.
  private mutating func fillPeriod() -> Bool {
    bases.removeAll(keepingCapacity: true)
    positions = nil
    cursor = 0
    limit = 0
    guard !offsets.isEmpty else {
      isFinished = true
      return false
    }
    switch rule.frequency {
    case .secondly, .minutely, .hourly: fillClockPeriod()
    case .daily: fill(days: 1)
    case .weekly: fill(days: 7)
    case .monthly:
      let from = CivilDate(daysSinceEpoch: start.day)
      let index = from.year * 12 + from.month - 1 + period * rule.interval
      fill(year: index / 12, months: (index % 12 + 1)...(index % 12 + 1))
    case .yearly:
      let year = CivilDate(daysSinceEpoch: start.day).year + period * rule.interval
      fill(year: year, months: 1...12)
    }
    return !bases.isEmpty
  }

  private mutating func fill(days count: Int) {
    let first = origin + period * step
    guard first <= end else {
      isFinished = true
      return
    }
    for place in 0..<count {
      let base = first + place * 86_400
      if passes(day: base.floorDivided(by: 86_400)) { bases.append(base) }
    }
  }

  private mutating func fill(year: Int, months: ClosedRange<Int>) {
    guard year <= 10_000, CivilMonth(year: year, month: months.lowerBound).firstDay * 86_400 <= end
    else {
      isFinished = true
      return
    }
    for number in months where filter.mayPass(month: number) {
      let month = CivilMonth(year: year, month: number)
      for day in month.firstDay..<month.firstDay + month.length
      where filter.passes(day, month: month) {
        bases.append(day * 86_400)
      }
    }
  }

  /// Goes on to the next second, minute or hour that passes, over days and hours that do not.
  private mutating func fillClockPeriod() {
    let base = origin + period * step
    guard base <= end else {
      isFinished = true
      return
    }
    let day = base.floorDivided(by: 86_400)
    let ofDay = base - day * 86_400
    let blocked = passes(day: day) ? clock.blocked(at: ofDay) : 86_400
    if let blocked {
      // The loop adds one to the period.
      let distance = day * 86_400 + blocked - base
      period += max((distance + step - 1) / step - 1, 0)
    } else {
      bases.append(base)
    }
  }

  private mutating func passes(day: Int) -> Bool {
    if filter.passesAll { return true }
    if !month.contains(day) { month = CivilMonth(of: day) }
    return filter.passes(day, month: month)
  }

  /// Picks what BYSETPOS wants, and passes over what is too early.
  private mutating func enterPeriod() {
    limit = bases.count * offsets.count
    if !rule.setPositions.isEmpty {
      let total = limit
      let picked = Set(rule.setPositions.map { $0 > 0 ? $0 - 1 : total + $0 })
        .filter { $0 >= 0 && $0 < total }
        .sorted()
      positions = picked
      limit = picked.count
    }
    let first = place(of: start.seconds)
    cursor = place(of: seek)
    if let left = remaining {
      remaining = left - (cursor - first)
      isFinished = left - (cursor - first) <= 0
    }
  }

  /// How many of the period's times are before `time`.
  private func place(of time: Int) -> Int {
    let upTo = bases.partitioningIndex { $0 > time }
    guard upTo > 0 else { return 0 }
    let rest = time - bases[upTo - 1]
    let place =
      (upTo - 1) * offsets.count + offsets.partitioningIndex { $0 >= rest }
    return positions.map { picked in picked.partitioningIndex { $0 >= place } } ?? place
  }
}

/// A local time: seconds that a clock would have counted since 1970-01-01T00:00:00 on that clock.
struct LocalTime: Hashable, Sendable {
  var seconds: Int
  /// Whether it stands for a whole day.
  var isDate: Bool

  var day: Int { seconds.floorDivided(by: 86_400) }
  var ofDay: Int { seconds - day * 86_400 }
}

extension LocalTime {
  init(_ date: CivilDate) {
    self.init(seconds: date.daysSinceEpoch * 86_400, isDate: true)
  }

  init(_ time: CivilTime) {
    let ofDay = time.hour * 3_600 + time.minute * 60 + time.second
    self.init(seconds: time.date.daysSinceEpoch * 86_400 + ofDay, isDate: false)
  }
}

extension Int {
  /// The quotient rounded down, for a positive divisor.
  func floorDivided(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Array {
  /// The first index whose element, and all after it, satisfy the condition. O(log n).
  func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
