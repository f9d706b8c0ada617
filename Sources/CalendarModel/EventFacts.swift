/// What calsync keeps of one calendar object that it did not write: the facts that decide when its
/// owner is busy, and nothing else. Titles, descriptions, places and other people have no member
/// here, so they cannot be kept (invariant 4).
///
/// One object holds all components of one UID (RFC 4791, 4.1): a master and its overrides; broken
/// servers and feeds may hold several UIDs.
public struct ObjectFacts: Hashable, Sendable, Codable {
  /// Masters and overrides, in the order of the object.
  public var events: [EventFacts]
  /// The zones that the object defines for itself.
  public var timeZones: [TimeZoneDefinition]
  /// Periods of VFREEBUSY components that mean busy.
  public var freeBusy: [FreeBusyPeriod]
  /// What was doubtful in the object; reported in status, never silently dropped.
  public var flags: [FactFlag]

  public init(
    events: [EventFacts] = [], timeZones: [TimeZoneDefinition] = [],
    freeBusy: [FreeBusyPeriod] = [], flags: [FactFlag] = []
  ) {
    self.events = events
    self.timeZones = timeZones
    self.freeBusy = freeBusy
    self.flags = flags
  }
}

/// One VEVENT, or what another provider has in its place.
public struct EventFacts: Hashable, Sendable, Codable {
  /// RFC 5545, 3.8.4.7. Empty where the object has none.
  public var uid: String
  /// Set when this replaces an instance of the master of the same UID (RFC 5545, 3.8.4.4).
  public var recurrenceID: CalendarTime?
  /// `RANGE=THISANDFUTURE`: this override also moves and resizes all later instances.
  public var isThisAndFuture: Bool
  public var sequence: Int
  public var start: CalendarTime
  public var extent: EventExtent
  /// RRULE values, e.g. `FREQ=WEEKLY;BYDAY=MO`. More than one is allowed, if unwise.
  public var recurrenceRules: [String]
  /// EXRULE values (RFC 2445), still met in old calendars.
  public var exclusionRules: [String]
  public var recurrenceDates: [RecurrenceDate]
  public var exclusionDates: [CalendarTime]
  public var status: EventStatus
  /// `TRANSP:TRANSPARENT`, "show as free".
  public var isTransparent: Bool
  /// What the calendar's owner has answered to the invitation.
  public var participation: Participation
  public var category: EventCategory

  public init(
    uid: String, recurrenceID: CalendarTime? = nil, isThisAndFuture: Bool = false,
    sequence: Int = 0, start: CalendarTime, extent: EventExtent = .unstated,
    recurrenceRules: [String] = [], exclusionRules: [String] = [],
    recurrenceDates: [RecurrenceDate] = [], exclusionDates: [CalendarTime] = [],
    status: EventStatus = .confirmed, isTransparent: Bool = false,
    participation: Participation = .notInvited, category: EventCategory = .regular
  ) {
    self.uid = uid
    self.recurrenceID = recurrenceID
    self.isThisAndFuture = isThisAndFuture
    self.sequence = sequence
    self.start = start
    self.extent = extent
    self.recurrenceRules = recurrenceRules
    self.exclusionRules = exclusionRules
    self.recurrenceDates = recurrenceDates
    self.exclusionDates = exclusionDates
    self.status = status
    self.isTransparent = isTransparent
    self.participation = participation
    self.category = category
  }
}

/// A time as calendars write it (RFC 5545, 3.3.4 and 3.3.5).
public enum CalendarTime: Hashable, Sendable, Codable {
  /// A day of whatever zone the calendar is looked at in.
  case date(CivilDate)
  /// A wall-clock time of whatever zone the calendar is looked at in.
  case floating(CivilTime)
  case utc(CivilTime)
  case zoned(CivilTime, TimeZoneID)

  public var isDate: Bool {
    if case .date = self { true } else { false }
  }
}

/// How an event says how long it lasts.
public enum EventExtent: Hashable, Sendable, Codable {
  /// DTEND.
  case end(CalendarTime)
  /// DURATION.
  case duration(CalendarDuration)
  /// Neither: one day for a DATE, nothing for a DATE-TIME (RFC 5545, 3.6.1).
  case unstated
}

/// A DURATION value: its days are nominal and its seconds exact (RFC 5545, 3.3.6).
public struct CalendarDuration: Hashable, Sendable, Codable {
  /// Weeks and days, in days of the wall clock. Negative where the value is.
  public var days: Int
  /// Hours, minutes and seconds, in exact seconds. Negative where the value is.
  public var seconds: Int

  public init(days: Int = 0, seconds: Int = 0) {
    self.days = days
    self.seconds = seconds
  }
}

/// One value of RDATE (RFC 5545, 3.8.5.2).
public enum RecurrenceDate: Hashable, Sendable, Codable {
  case time(CalendarTime)
  case period(start: CalendarTime, extent: EventExtent)
}

public enum EventStatus: String, Hashable, Sendable, Codable {
  case confirmed, tentative, cancelled
}

/// The owner's own answer to an invitation.
public enum Participation: String, Hashable, Sendable, Codable {
  /// The owner is not among the attendees, or there are none.
  case notInvited
  case accepted, tentative, declined, unanswered
}

/// What kind of entry the event is, where its provider knows kinds.
public enum EventCategory: String, Hashable, Sendable, Codable {
  case regular, outOfOffice, focusTime, workingElsewhere, workingLocation, birthday
}

/// A VTIMEZONE that an object or a calendar carries, as iCalendar text without comments.
public struct TimeZoneDefinition: Hashable, Sendable, Codable {
  public var id: TimeZoneID
  /// From `BEGIN:VTIMEZONE` to `END:VTIMEZONE`, lines ended by CRLF.
  public var text: String

  public init(id: TimeZoneID, text: String) {
    self.id = id
    self.text = text
  }
}

/// A period of a VFREEBUSY that means busy (RFC 5545, 3.8.2.6).
public struct FreeBusyPeriod: Hashable, Sendable, Codable {
  public var interval: Interval
  public var availability: Availability

  public init(interval: Interval, availability: Availability) {
    self.interval = interval
    self.availability = availability
  }
}

/// Something doubtful in an object: which rule for doubt was applied to it.
public struct FactFlag: Hashable, Sendable, Codable {
  /// A short bounded label for journal and metrics, e.g. `unknown-time-zone`.
  public var code: String
  /// A sentence without private values.
  public var detail: String

  public init(code: String, detail: String) {
    self.code = code
    self.detail = detail
  }
}
