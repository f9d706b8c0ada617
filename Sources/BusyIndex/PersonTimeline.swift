import CalendarModel

/// The calendars of one person, with what an answer needs already worked out.
struct PersonTimeline: Sendable {
  private(set) var calendars: [CalendarTimeline] = []
  /// The time of all blocking calendars in merged form.
  private(set) var busy: [Interval] = []
  private(set) var asOf: Timestamp?
  private(set) var hasBlockingCalendars = false
  /// Blocking calendars whose gaps do not mean free.
  private(set) var doubtful: [CalendarStanding] = []

  mutating func setStanding(_ standing: CalendarStanding) {
    if let place = place(of: standing.calendar) {
      let blockedBefore = calendars[place].standing.blocks
      calendars[place].standing = standing
      if blockedBefore != standing.blocks { rebuildBusy() }
    } else {
      calendars.append(CalendarTimeline(standing: standing))
    }
    reviewStandings()
  }

  /// Changes the instances of one calendar; `change` says whether it touched anything.
  mutating func change(
    _ calendar: CalendarID, by change: (inout CalendarTimeline) -> Bool
  ) {
    guard let place = place(of: calendar) else { return }
    if change(&calendars[place]), calendars[place].standing.blocks { rebuildBusy() }
  }

  mutating func remove(_ calendar: CalendarID) {
    guard let place = place(of: calendar) else { return }
    calendars.remove(at: place)
    rebuildBusy()
    reviewStandings()
  }

  private func place(of calendar: CalendarID) -> Int? {
    calendars.firstIndex { $0.standing.calendar == calendar }
  }

  /// With one blocking calendar this shares its array and costs nothing.
  private mutating func rebuildBusy() {
    busy = []
    for calendar in calendars where calendar.standing.blocks {
      busy = busy.union(calendar.busy)
    }
  }

  private mutating func reviewStandings() {
    let blocking = calendars.lazy.map(\.standing).filter(\.blocks)
    hasBlockingCalendars = !blocking.isEmpty
    doubtful = blocking.filter { $0.doubt != nil }
    asOf = blocking.contains { $0.asOf == nil } ? nil : blocking.compactMap(\.asOf).min()
  }
}
