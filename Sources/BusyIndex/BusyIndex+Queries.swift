import CalendarModel

extension BusyIndex {
  /// What is known of a person in a window; nil when the person is unknown.
  ///
  /// O(log n) and the size of the answer.
  public func answer(for person: PersonID, in window: Interval) -> PersonBusy? {
    guard let timeline = people[person] else { return nil }
    return PersonBusy(
      person: person, busy: timeline.busy.clipped(to: window), asOf: timeline.asOf,
      hasBlockingCalendars: timeline.hasBlockingCalendars,
      unknown: timeline.doubtful.compactMap { standing in
        standing.doubt.map {
          UnknownSpan(
            calendar: standing.calendar, reason: $0, asOf: standing.asOf, interval: window)
        }
      })
  }

  /// The instances on blocking calendars that make a person busy in a window: unmerged, unclipped,
  /// sorted by time, then calendar and object. Empty for an unknown person.
  public func sources(for person: PersonID, in window: Interval) -> [BusySource] {
    var sources: [BusySource] = []
    for calendar in people[person]?.calendars ?? [] where calendar.standing.blocks {
      calendar.appendSources(in: window, to: &sources)
    }
    return sources.sorted()
  }

  /// The blocking calendars of these people that were last read before `instant`, or never.
  public func staleCalendars(of people: [PersonID], olderThan instant: Timestamp) -> [CalendarID] {
    people.flatMap { person in
      (self.people[person]?.calendars ?? []).lazy.map(\.standing)
        .filter { standing in standing.blocks && standing.asOf.map { $0 < instant } ?? true }
        .map(\.calendar)
    }
  }

  /// Whether everything inside `window` is in the index.
  public func covers(_ window: Interval) -> Bool {
    indexedWindow?.contains(window) ?? false
  }

  /// How much there is; intervals are instances, those of calendars that do not block included.
  public var statistics: (people: Int, calendars: Int, intervals: Int) {
    var calendars = 0
    var intervals = 0
    for person in people.values {
      calendars += person.calendars.count
      for calendar in person.calendars { intervals += calendar.count }
    }
    return (people.count, calendars, intervals)
  }
}
