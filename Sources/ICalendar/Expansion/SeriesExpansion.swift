import CalendarModel

/// Expands the events of one UID: masters, and the overrides that replace their instances.
struct SeriesExpansion {
  private let context: ExpansionContext
  private let window: (start: Int, end: Int)
  private let overrides: OverrideSet

  /// Room for local times that map to instants out of order, in the nights of clock changes.
  private static let margin = 3 * 3_600

  init(overrides: [EventFacts], context: ExpansionContext, zones: inout ZoneResolver) {
    self.context = context
    window = context.bounds
    self.overrides = OverrideSet(overrides, zones: &zones)
  }

  /// Adds the overrides as what they are: single events, in or out of the master's set.
  func expandOverrides(into collector: inout InstanceCollector) {
    for override in overrides.all {
      guard let verdict = Verdict(override.event, rules: context.rules) else { continue }
      addStart(override.times, verdict, into: &collector)
    }
  }

  /// Adds the instances of a master that no override replaces.
  func expand(
    _ master: EventFacts, into collector: inout InstanceCollector, zones: inout ZoneResolver,
    budget: inout WorkBudget
  ) {
    let verdict = Verdict(master, rules: context.rules)
    guard verdict != nil || overrides.changesLaterOnes else { return }
    let times = EventTimes(master, zones: &zones)
    guard let length = times.length else {
      collector.flags.insert(.endBeforeStart)
      return
    }
    if let verdict, overrides.isEmpty, !master.isRepeated {
      addStart(times, verdict, into: &collector)
    } else {
      let expansion = MasterExpansion(
        verdict: verdict, times: times, length: length, overrides: overrides,
        rules: context.rules)
      let (changed, shift) = overrides.reach(in: times.zone)
      let first = times.zone.local(at: window.start - max(length.bound, changed) - shift)
      let last = times.zone.local(at: window.end + shift)
      expansion.run(
        master, from: first - Self.margin, through: last + Self.margin, into: &collector,
        zones: &zones, budget: &budget)
    }
  }

  private func addStart(
    _ times: EventTimes, _ verdict: Verdict, into collector: inout InstanceCollector
  ) {
    guard let length = times.length else {
      collector.flags.insert(.endBeforeStart)
      return
    }
    let end = times.end(ofInstanceAt: times.local.seconds, instant: times.instant, length: length)
    collector.add(from: times.instant, to: end, verdict)
  }
}

extension EventFacts {
  /// Whether its set of instances is more or less than its DTSTART.
  fileprivate var isRepeated: Bool {
    !recurrenceRules.isEmpty || !recurrenceDates.isEmpty || !exclusionDates.isEmpty
      || !exclusionRules.isEmpty
  }
}

/// The instances of one repeated master.
private struct MasterExpansion {
  /// Nil where the master itself leaves its owner free.
  let verdict: Verdict?
  let times: EventTimes
  let length: EventLength
  let overrides: OverrideSet
  let rules: BusyRules

  func run(
    _ master: EventFacts, from: Int, through: Int, into collector: inout InstanceCollector,
    zones: inout ZoneResolver, budget: inout WorkBudget
  ) {
    var set = RecurrenceSet(master, times: times, from: from, through: through)
    set.addDates(of: master, zones: &zones)
    let excluded = ExclusionSet(
      master, times: times, from: from, through: through, zones: &zones, budget: &budget)
    var verdict = verdict
    if set.hasUnreadableRule || excluded.hasUnreadableRule {
      collector.flags.insert(.unreadableRule)
      verdict = verdict?.doubtful
    }
    if let verdict, excluded.isEmpty, overrides.isEmpty {
      for run in set.takeRuns(touching: length) {
        let last = times.zone.instant(ofLocal: run.last)
        collector.add(
          from: times.zone.instant(ofLocal: run.first), to: last + length.seconds, verdict)
      }
    }
    while let occurrence = set.next(&budget) {
      if excluded.contains(occurrence)
        || overrides.replaces(occurrence, isDate: times.local.isDate)
      {
        continue
      }
      let goesOn =
        if let change = overrides.change(at: occurrence.instant) {
          add(occurrence, changedBy: change, into: &collector)
        } else {
          add(occurrence, verdict, joins: set.isDense, into: &collector)
        }
      guard goesOn else { return }
    }
  }

  private func add(
    _ occurrence: Occurrence, _ verdict: Verdict?, joins: Bool,
    into collector: inout InstanceCollector
  ) -> Bool {
    guard let verdict else { return true }
    let end = times.end(
      ofInstanceAt: occurrence.local, instant: occurrence.instant,
      length: occurrence.length ?? length)
    return collector.add(from: occurrence.instant, to: end, verdict, joins: joins)
  }

  private func add(
    _ occurrence: Occurrence, changedBy change: OverrideSet.Override,
    into collector: inout InstanceCollector
  ) -> Bool {
    guard let verdict = Verdict(change.event, rules: rules), let length = change.times.length
    else { return true }
    let local = occurrence.local + change.shift(in: times.zone)
    let instant = times.zone.instant(ofLocal: local)
    let end = times.end(ofInstanceAt: local, instant: instant, length: length)
    return collector.add(from: instant, to: end, verdict)
  }
}
