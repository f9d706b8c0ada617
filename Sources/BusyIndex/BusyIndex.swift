import CalendarModel

/// When everybody is busy, in memory: per person one sorted array of disjoint intervals over the
/// blocking calendars, kept up to date page by page and searched by halving.
///
/// A value without clock or I/O. Copies are cheap; a change after a copy copies what it touches.
public struct BusyIndex: Sendable {
  var people: [PersonID: PersonTimeline] = [:]
  private var owners: [CalendarID: PersonID] = [:]

  /// The window whose occurrences are in the index. What lies outside is not known to be free and
  /// must not be answered.
  public var indexedWindow: Interval?

  public init() {}

  /// Makes a person known, perhaps without calendars. Does nothing when they are known already.
  public mutating func addPerson(_ person: PersonID) {
    if people[person] == nil { people[person] = PersonTimeline() }
  }

  /// Adds a calendar of a person, or says how it stands now. Makes the person known.
  ///
  /// The instances of a calendar that does not block are kept too, so that a change of mind takes
  /// effect at once.
  public mutating func setStanding(_ standing: CalendarStanding, of person: PersonID) {
    if let owner = owners[standing.calendar], owner != person {
      people[owner]?.remove(standing.calendar)
    }
    owners[standing.calendar] = person
    people[person, default: PersonTimeline()].setStanding(standing)
  }

  /// Replaces the instances of the changed objects and takes out those of the removed ones.
  ///
  /// An object named in both stays: doubt is busy. Does nothing for a calendar that has no
  /// standing, as when it was removed while a page was under way. O(n) in the person's intervals.
  public mutating func apply(
    changed: [ResourceName: [BusyInstance]], removed: some Sequence<ResourceName>,
    to calendar: CalendarID
  ) {
    guard let owner = owners[calendar] else { return }
    people[owner]?.change(calendar) { $0.apply(changed: changed, removed: removed) }
  }

  /// Replaces everything that is known of a calendar. Does nothing for one without a standing.
  public mutating func replaceAll(
    _ objects: [ResourceName: [BusyInstance]], of calendar: CalendarID
  ) {
    guard let owner = owners[calendar] else { return }
    people[owner]?.change(calendar) { timeline in
      timeline.replaceAll(objects)
      return true
    }
  }

  /// Forgets a calendar with all its instances.
  public mutating func removeCalendar(_ calendar: CalendarID) {
    guard let owner = owners.removeValue(forKey: calendar) else { return }
    people[owner]?.remove(calendar)
  }

  /// Forgets a person with all their calendars.
  public mutating func removePerson(_ person: PersonID) {
    guard let timeline = people.removeValue(forKey: person) else { return }
    for calendar in timeline.calendars {
      owners[calendar.standing.calendar] = nil
    }
  }
}
