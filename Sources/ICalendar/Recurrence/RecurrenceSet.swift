import CalendarModel

/// One start of a repeated event.
struct Occurrence {
  var local: Int
  var instant: Int
  /// Its own length, where an RDATE is a PERIOD; else the event's.
  var length: EventLength?
}

/// The starts of a repeated event, before exclusions: DTSTART, RRULE and RDATE (RFC 5545, 3.8.5).
///
/// DTSTART is always one of them, even where it does not match its own rule.
struct RecurrenceSet {
  let times: EventTimes
  /// Set when a rule cannot be read or followed.
  private(set) var hasUnreadableRule = false
  /// Whether a rule may have several instances within an hour.
  private(set) var isDense = false

  private var walks: [BoundedWalk] = []
  /// DTSTART and the RDATEs, in order.
  private var dates: [Occurrence] = []
  private var nextDate = 0
  /// The next start of each walk; nil inside where it has ended.
  private var heads: [Occurrence?]?
  private var last: Int?

  /// `from` and `through` bound the local times that are wanted.
  init(_ event: EventFacts, times: EventTimes, from: Int, through: Int) {
    self.times = times
    dates = [Occurrence(local: times.local.seconds, instant: times.instant)]
    for text in event.recurrenceRules {
      guard
        let rule = RecurrenceRule(text: text),
        let walk = BoundedWalk(rule, times: times, from: from, through: through)
      else {
        hasUnreadableRule = true
        continue
      }
      isDense = isDense || rule.isDense
      walks.append(walk)
    }
  }

  /// Adds the event's RDATEs.
  mutating func addDates(of event: EventFacts, zones: inout ZoneResolver) {
    guard !event.recurrenceDates.isEmpty else { return }
    for date in event.recurrenceDates {
      let start: CalendarTime
      var length: EventLength?
      switch date {
      case .time(let time): start = time
      case .period(let time, let extent):
        start = time
        length = EventTimes(start: time, extent: extent, zones: &zones).length
      }
      // A day in the list of a timed event means the event's time on that day.
      let local = LocalTime(start)
      if start.isDate, !times.local.isDate {
        let own = local.seconds + times.local.ofDay
        dates.append(
          Occurrence(local: own, instant: times.zone.instant(ofLocal: own), length: length))
      } else {
        let instant = zones.instant(of: start)
        dates.append(
          Occurrence(local: times.zone.local(at: instant), instant: instant, length: length))
      }
    }
    // Of two that start together a PERIOD says more, so it comes first.
    dates.sort { ($0.instant, $0.length == nil ? 1 : 0) < ($1.instant, $1.length == nil ? 1 : 0) }
  }

  /// Takes out the rules whose instances touch each other without a gap, and gives the first and
  /// last start of each.
  mutating func takeRuns(touching length: EventLength) -> [(first: Int, last: Int)] {
    guard length.days == 0 else { return [] }
    var runs: [(first: Int, last: Int)] = []
    walks.removeAll { walk in
      guard let run = walk.progression, run.step <= length.seconds else { return false }
      runs.append((run.first, run.last))
      return true
    }
    return runs
  }

  /// The next start, in order, each once; nil at the end, and when the budget is spent.
  ///
  /// In the nights of clock changes local times may map to instants out of order; then so are these.
  mutating func next(_ budget: inout WorkBudget) -> Occurrence? {
    var heads = self.heads ?? walks.indices.map { walks[$0].next(&budget) }
    defer { self.heads = heads }
    while true {
      var found = nextDate < dates.count ? dates[nextDate] : nil
      var place: Int?
      for index in heads.indices {
        guard let head = heads[index] else { continue }
        if let known = found, known.instant <= head.instant { continue }
        (found, place) = (head, index)
      }
      guard let found else { return nil }
      if let place {
        heads[place] = walks[place].next(&budget)
      } else {
        nextDate += 1
      }
      if found.instant == last, found.length == nil { continue }
      last = found.instant
      return found
    }
  }
}

/// A rule's walk together with its UNTIL, which is an instant where it is written in UTC.
struct BoundedWalk {
  /// One of the two is set.
  private var gregorian: RuleWalk?
  private let rescaled: RescaledWalk?
  private let zone: ZoneTable
  private let untilInstant: Int?

  init?(_ rule: RecurrenceRule, times: EventTimes, from: Int, through: Int) {
    zone = times.zone
    var end = through
    var instant: Int?
    switch rule.until {
    case nil: break
    case .date(let date):
      // For a timed event this is the day's beginning, as all programs have it.
      end = min(end, LocalTime(date).seconds)
    case .floating(let time), .zoned(let time, _):
      end = min(end, LocalTime(time).seconds)
    case .utc(let time):
      let utc = LocalTime(time)
      if times.local.isDate {
        // The day as it is written, or that of the instant, whichever is later.
        end = min(end, max(utc.seconds, zone.local(at: utc.seconds)))
      } else {
        instant = utc.seconds
        // The clock may just have been set back: then later readings came before.
        let offset = max(zone.offset(at: utc.seconds), zone.offset(at: utc.seconds - 86_400))
        end = min(end, utc.seconds + offset)
      }
    }
    untilInstant = instant
    if rule.isRescaled {
      guard let walk = RescaledWalk(rule, start: times.local, from: from, through: end) else {
        return nil
      }
      rescaled = walk
    } else {
      rescaled = nil
      gregorian = RuleWalk(rule, start: times.local, from: from, through: end)
    }
  }

  var progression: (first: Int, step: Int, last: Int)? { gregorian?.progression }

  mutating func next(_ budget: inout WorkBudget) -> Occurrence? {
    while true {
      guard let local = rescaled?.next(&budget) ?? gregorian?.next(&budget) else { return nil }
      let instant = zone.instant(ofLocal: local)
      if let untilInstant, instant > untilInstant { continue }
      return Occurrence(local: local, instant: instant)
    }
  }
}
