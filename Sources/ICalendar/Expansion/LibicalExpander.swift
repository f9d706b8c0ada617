import CalendarModel

/// Expands the facts of an object into busy instances (RFC 5545, 3.8.5; RFC 7529 by libical).
///
/// Thread-safe: a value without state. What it shares with other threads is read-only or locked
/// (``SystemZones``, ``DefinitionCache``, ``Libical``).
public struct LibicalExpander: OccurrenceExpander {
  /// Counts up when the rules of expansion change, so that everything is expanded anew.
  private static let revision = 1

  /// More instances than this are cut (busy-rules, "Limits").
  static let instanceLimit = 10_000

  public init() {}

  /// The tz data's version, and that of this code.
  public var version: String { "tzdata \(SystemZones.shared.version), rules \(Self.revision)" }

  public func expand(_ object: ObjectFacts, in context: ExpansionContext) -> Expansion {
    var collector = InstanceCollector(context)
    var zones = ZoneResolver(
      definitions: object.timeZones, calendarZone: context.timeZone,
      calendarDefinition: context.definition)
    var budget = WorkBudget()
    for period in object.freeBusy {
      guard let verdict = Verdict(period, rules: context.rules) else { continue }
      collector.add(
        from: Int(period.interval.start.secondsSinceEpoch),
        to: Int(period.interval.end.secondsSinceEpoch), verdict)
    }
    for group in Self.groups(of: object.events) {
      let series = SeriesExpansion(overrides: group.overrides, context: context, zones: &zones)
      for master in group.masters {
        series.expand(master, into: &collector, zones: &zones, budget: &budget)
      }
      series.expandOverrides(into: &collector)
    }
    if budget.isSpent { collector.flags.insert(.tooMuchWork) }
    collector.flags.formUnion(zones.flags)
    return collector.expansion()
  }

  private struct Group {
    var masters: [EventFacts] = []
    var overrides: [EventFacts] = []
  }

  /// The events by UID. Events without one have nothing to do with each other.
  private static func groups(of events: [EventFacts]) -> [Group] {
    if events.count == 1, events[0].recurrenceID == nil { return [Group(masters: events)] }
    var places: [String: Int] = [:]
    var groups: [Group] = []
    for event in events {
      let place = event.uid.isEmpty ? groups.count : places[event.uid] ?? groups.count
      if place == groups.count {
        groups.append(Group())
        places[event.uid] = place
      }
      if event.recurrenceID == nil {
        groups[place].masters.append(event)
      } else {
        groups[place].overrides.append(event)
      }
    }
    return groups
  }
}

/// Collects the instances that touch the window.
struct InstanceCollector {
  private(set) var instances: [BusyInstance] = []
  var flags: Set<FactFlag> = []
  private let start: Int
  private let end: Int

  init(_ context: ExpansionContext) {
    (start, end) = context.bounds
  }

  /// Adds what overlaps the window; false where the limit is reached.
  ///
  /// - Parameter joins: whether an instance that touches the one before becomes one with it.
  @discardableResult
  mutating func add(from: Int, to: Int, _ verdict: Verdict, joins: Bool = false) -> Bool {
    guard from < end, to > start,
      let interval = Interval(
        start: Timestamp(secondsSinceEpoch: Int64(from)),
        end: Timestamp(secondsSinceEpoch: Int64(to)))
    else { return true }
    let instance = BusyInstance(
      interval: interval, availability: verdict.availability, rule: verdict.rule)
    if joins, let last = instances.last, last.interval.end >= interval.start,
      last.interval.start <= interval.start, last.availability == instance.availability,
      last.rule == instance.rule,
      let joined = Interval(
        start: last.interval.start, end: max(last.interval.end, interval.end))
    {
      instances[instances.count - 1].interval = joined
      return true
    }
    guard instances.count < LibicalExpander.instanceLimit else {
      flags.insert(.tooManyInstances)
      return false
    }
    instances.append(instance)
    return true
  }

  func expansion() -> Expansion {
    Expansion(
      instances: instances.sorted { $0.interval < $1.interval },
      flags: flags.sorted { $0.code < $1.code })
  }
}

extension FactFlag {
  static let tooManyInstances = FactFlag(
    code: "too-many-instances",
    detail: "An event has more than 10,000 instances within the horizon and was cut there.")
  static let tooMuchWork = FactFlag(
    code: "too-much-work",
    detail: "An event's rules take too much work to follow; it was cut there.")
  static let endBeforeStart = FactFlag(
    code: "end-before-start", detail: "An event ends before it starts, and was ignored.")
}
