import CalendarModel

/// The overrides of one UID (RFC 5545, 3.8.4.4), found by the instant that they replace.
struct OverrideSet {
  struct Override {
    let event: EventFacts
    let times: EventTimes
    /// The original start of the instance.
    let original: CalendarTime
    let originalInstant: Int
  }

  private(set) var all: [Override] = []
  private var instants: Set<Int> = []
  /// Days that RECURRENCE-IDs of type DATE name.
  private var days: Set<Int> = []
  /// Days that local RECURRENCE-IDs of type DATE-TIME fall on; they count for all-day events.
  private var localDays: Set<Int> = []
  /// Those with RANGE=THISANDFUTURE, by the instant from which they hold.
  private var later: [Override] = []

  var isEmpty: Bool { all.isEmpty }
  var changesLaterOnes: Bool { !later.isEmpty }

  init(_ events: [EventFacts], zones: inout ZoneResolver) {
    guard !events.isEmpty else { return }
    var places: [Int: Int] = [:]
    for event in events {
      guard let original = event.recurrenceID else { continue }
      let instant = zones.instant(of: original)
      let override = Override(
        event: event, times: EventTimes(event, zones: &zones), original: original,
        originalInstant: instant)
      // Of two for one instance the higher SEQUENCE holds, else the one that comes later.
      if let place = places[instant] {
        if event.sequence >= all[place].event.sequence { all[place] = override }
      } else {
        places[instant] = all.count
        all.append(override)
      }
    }
    for override in all {
      if override.original.isDate {
        days.insert(LocalTime(override.original).day)
      } else {
        instants.insert(override.originalInstant)
        if ExclusionSet.namesDay(override.original) {
          localDays.insert(LocalTime(override.original).day)
        }
      }
    }
    later = all.filter(\.event.isThisAndFuture).sorted { $0.originalInstant < $1.originalInstant }
  }

  /// Whether one of them stands in the instance's place.
  func replaces(_ occurrence: Occurrence, isDate: Bool) -> Bool {
    if instants.contains(occurrence.instant) { return true }
    guard !days.isEmpty || isDate else { return false }
    let day = occurrence.local.floorDivided(by: 86_400)
    return days.contains(day) || (isDate && localDays.contains(day))
  }

  /// The one whose change holds for instances that originally start at the instant.
  func change(at instant: Int) -> Override? {
    guard !later.isEmpty else { return nil }
    let next = later.partitioningIndex { $0.originalInstant > instant }
    return next == 0 ? nil : later[next - 1]
  }

  /// How long the instances may be that it changes, and how far moved, in seconds.
  func reach(in zone: ZoneTable) -> (length: Int, shift: Int) {
    (
      later.map { $0.times.length?.bound ?? 0 }.max() ?? 0,
      later.map { abs($0.shift(in: zone)) }.max() ?? 0
    )
  }
}

extension OverrideSet.Override {
  /// By how much it moves its instance on the clocks of the zone, in seconds.
  func shift(in zone: ZoneTable) -> Int {
    zone.local(at: times.instant) - zone.local(at: originalInstant)
  }
}
