import CalendarModel

/// The time zones of a stream, worked out when an object first needs them.
struct DefinitionShelf {
  /// A definition worth keeping.
  struct Entry {
    var definition: TimeZoneDefinition
    /// The last onset that the definition of an IANA zone names itself. After it the system's data
    /// hold (see ``DefinitionCache``). Nil for other zones.
    var namedUntil: Int?
  }

  private let zones: [Int: [TimeZoneID: VTimeZone]]
  private var worked: [Int: [TimeZoneID: Entry?]] = [:]

  init(_ scanner: CalendarScanner) {
    zones = scanner.zones
  }

  /// What the VCALENDAR of that number defines under the name. An entry that is nil is not usable;
  /// no entry at all means that nothing is defined.
  mutating func entry(of id: TimeZoneID, in scope: Int) -> Entry?? {
    if let known = worked[scope]?[id] { return known }
    guard let zone = zones[scope]?[id] else { return nil }
    let entry = zone.table().map { table in
      Entry(
        definition: TimeZoneDefinition(id: id, text: zone.text),
        namedUntil: SystemZones.shared.name(of: id.rawValue) == nil ? nil : table.lastNamedOnset)
    }
    worked[scope, default: [:]][id] = .some(entry)
    return .some(entry)
  }
}

/// Puts what was scanned of one object together.
struct ObjectAssembly {
  private var events: [EventFacts] = []
  private var freeBusy: [FreeBusyPeriod] = []
  private var flags: Set<FactFlag> = []
  private var zones: [TimeZoneID: DefinitionShelf.Entry] = [:]
  private var seenZones: Set<TimeZoneID> = []
  private var overrides = 0
  private var hardFailure: FactFlag?
  private var hasEventWithoutStart = false

  /// An object may have this many changed instances (busy-rules, "Limits").
  private static let overrideLimit = 1_000

  var isEmpty: Bool { events.isEmpty && freeBusy.isEmpty }

  /// Why something of the object cannot be read that must not be left out.
  var failure: FactFlag? {
    hardFailure ?? (hasEventWithoutStart && isEmpty ? .noStart : nil)
  }

  mutating func add(_ draft: EventDraft, zones shelf: inout DefinitionShelf) {
    let read: (facts: EventFacts, flags: Set<FactFlag>)
    do {
      read = try draft.facts()
    } catch {
      // Without its override an instance counts as the master says. Without its master an object
      // would count for nothing. An event without any start, such as a reply, has no time to count.
      if draft.isOverride {
        flags.insert(.unreadableOverride)
      } else if error.flag == .noStart {
        flags.insert(.noStart)
        hasEventWithoutStart = true
      } else {
        hardFailure = error.flag
      }
      return
    }
    if draft.isOverride {
      overrides += 1
      guard overrides <= Self.overrideLimit else {
        flags.insert(.tooManyOverrides)
        return
      }
    }
    if read.facts.uid.isEmpty { flags.insert(.noUID) }
    flags.formUnion(read.flags)
    events.append(read.facts)
    for id in read.facts.zones where seenZones.insert(id).inserted {
      switch shelf.entry(of: id, in: draft.scope) {
      case .some(.some(let entry)): zones[id] = entry
      case .some(.none): flags.insert(.unusableZone)
      case .none: break
      }
    }
  }

  mutating func add(_ draft: FreeBusyDraft) {
    freeBusy += draft.periods
    flags.formUnion(draft.flags)
  }

  /// Definitions of which no time of the object needs anything are left out.
  func facts() -> ObjectFacts {
    var kept: [TimeZoneDefinition] = []
    if !zones.isEmpty {
      let first = events.map(\.firstTime).min() ?? .min
      // Two days are more than any offset.
      kept = zones.values
        .filter { $0.namedUntil.map { $0 >= first - 2 * 86_400 } ?? true }
        .map(\.definition)
    }
    return ObjectFacts(
      events: events, timeZones: kept.sorted { $0.id < $1.id }, freeBusy: freeBusy,
      flags: flags.sorted { $0.code < $1.code })
  }
}

extension EventFacts {
  /// All times that the event is written with.
  private var times: [CalendarTime] {
    var times = [start] + exclusionDates
    if let recurrenceID { times.append(recurrenceID) }
    if case .end(let end) = extent { times.append(end) }
    for date in recurrenceDates {
      switch date {
      case .time(let time): times.append(time)
      case .period(let start, let extent):
        times.append(start)
        if case .end(let end) = extent { times.append(end) }
      }
    }
    return times
  }

  /// The zones that its times name, without repetition.
  fileprivate var zones: Set<TimeZoneID> {
    var zones: Set<TimeZoneID> = []
    for case .zoned(_, let id) in times { zones.insert(id) }
    return zones
  }

  /// The earliest of its times, as seconds of a clock without zone.
  fileprivate var firstTime: Int {
    times.compactMap { $0.civilTime.map { LocalTime($0).seconds } }.min() ?? .min
  }
}
