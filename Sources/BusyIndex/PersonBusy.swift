import CalendarModel

/// What is known of one person in one window.
public struct PersonBusy: Hashable, Sendable {
  public var person: PersonID
  /// Sorted, clipped to the window, overlapping and touching ones joined.
  public var busy: [Interval]
  /// The oldest ``CalendarStanding/asOf`` of the person's blocking calendars; nil when one of them
  /// was never read, or when there are none.
  public var asOf: Timestamp?
  public var hasBlockingCalendars: Bool
  /// Where a gap in ``busy`` does not mean free, and because of which calendar.
  public var unknown: [UnknownSpan]

  /// Whether a gap in ``busy`` means free.
  public var isComplete: Bool { unknown.isEmpty }

  public init(
    person: PersonID, busy: [Interval], asOf: Timestamp?, hasBlockingCalendars: Bool,
    unknown: [UnknownSpan] = []
  ) {
    self.person = person
    self.busy = busy
    self.asOf = asOf
    self.hasBlockingCalendars = hasBlockingCalendars
    self.unknown = unknown
  }
}

/// A stretch of time about which a calendar cannot be trusted to show everything.
public struct UnknownSpan: Hashable, Sendable {
  public var calendar: CalendarID
  /// One of `connecting` (never read), `suspect`, `needs_authorization` and `paused`.
  public var reason: ConnectionState
  /// What is known of the calendar is from then; nil when it was never read.
  public var asOf: Timestamp?
  public var interval: Interval

  public init(
    calendar: CalendarID, reason: ConnectionState, asOf: Timestamp?, interval: Interval
  ) {
    self.calendar = calendar
    self.reason = reason
    self.asOf = asOf
    self.interval = interval
  }
}

/// One instance of an event that makes a person busy, as it stands in its calendar.
public struct BusySource: Hashable, Sendable {
  /// Whole, not clipped to the window that was asked for.
  public var interval: Interval
  public var calendar: CalendarID
  public var resource: ResourceName
  public var availability: Availability
  public var rule: BusyRule

  public init(
    interval: Interval, calendar: CalendarID, resource: ResourceName,
    availability: Availability, rule: BusyRule
  ) {
    self.interval = interval
    self.calendar = calendar
    self.resource = resource
    self.availability = availability
    self.rule = rule
  }
}

extension BusySource: Comparable {
  /// Ordered by time, then by calendar and object.
  public static func < (left: BusySource, right: BusySource) -> Bool {
    if left.interval != right.interval { return left.interval < right.interval }
    return (left.calendar, left.resource) < (right.calendar, right.resource)
  }
}
