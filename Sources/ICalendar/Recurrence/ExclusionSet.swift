import CalendarModel

/// The instances of an event that EXDATE and EXRULE take out (RFC 5545, 3.8.5.1; RFC 2445, 4.8.5.2).
struct ExclusionSet {
  private var instants: Set<Int> = []
  /// Days of the event's zone: EXDATEs that are dates.
  private var days: Set<Int> = []
  private(set) var hasUnreadableRule = false

  var isEmpty: Bool { instants.isEmpty && days.isEmpty }

  init(
    _ event: EventFacts, times: EventTimes, from: Int, through: Int, zones: inout ZoneResolver,
    budget: inout WorkBudget
  ) {
    for time in event.exclusionDates {
      // Those far from the window are many in old series.
      let local = LocalTime(time).seconds
      guard local > from - 2 * 86_400, local < through + 2 * 86_400 else { continue }
      if time.isDate || (times.local.isDate && Self.namesDay(time)) {
        days.insert(LocalTime(time).day)
      } else {
        instants.insert(zones.instant(of: time))
      }
    }
    for text in event.exclusionRules {
      guard
        let rule = RecurrenceRule(text: text),
        var walk = BoundedWalk(rule, times: times, from: from, through: through)
      else {
        hasUnreadableRule = true
        continue
      }
      while let occurrence = walk.next(&budget) { instants.insert(occurrence.instant) }
    }
  }

  func contains(_ occurrence: Occurrence) -> Bool {
    instants.contains(occurrence.instant)
      || (!days.isEmpty && days.contains(occurrence.local.floorDivided(by: 86_400)))
  }

  /// Whether a date-time written for a whole day names it as it stands: local, or midnight in UTC.
  /// Other times in UTC mean the instant at which the day begins.
  static func namesDay(_ time: CalendarTime) -> Bool {
    if case .utc = time { LocalTime(time).ofDay == 0 } else { true }
  }
}
