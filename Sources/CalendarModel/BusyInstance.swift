/// In which way a person is not free.
public enum Availability: String, Hashable, Sendable, Codable {
  case busy
  case tentative
  case outOfOffice = "out_of_office"
}

/// The line of the busy rules that made an instance busy: what `explain` names.
public enum BusyRule: String, Hashable, Sendable, Codable {
  /// A plain event: not cancelled, not transparent, not declined.
  case event
  /// An all-day event that is not transparent.
  case allDay = "all_day"
  /// `STATUS:TENTATIVE`, or accepted tentatively.
  case tentative
  /// Invited and not answered.
  case unanswered
  case outOfOffice = "out_of_office"
  case focusTime = "focus_time"
  case workingElsewhere = "working_elsewhere"
  /// A period of a VFREEBUSY.
  case freeBusy = "vfreebusy"
  /// Something in the object could not be understood, so its known time counts as busy.
  case doubtful
}

/// One stretch of time that one instance of an event makes busy.
public struct BusyInstance: Hashable, Sendable {
  public var interval: Interval
  public var availability: Availability
  public var rule: BusyRule

  public init(interval: Interval, availability: Availability = .busy, rule: BusyRule = .event) {
    self.interval = interval
    self.availability = availability
    self.rule = rule
  }
}

/// What `PATCH /v1/calendars/{id} {rules}` can change per calendar. Members that are nil keep the
/// default of `busy-rules.md`.
public struct BusyRules: Hashable, Sendable, Codable {
  public enum Choice: String, Hashable, Sendable, Codable, CaseIterable {
    case busy, free
  }

  public var workingElsewhere: Choice?
  public var tentative: Choice?
  public var focusTime: Choice?
  public var unanswered: Choice?
  public var allDay: Choice?

  public init() {}

  enum CodingKeys: String, CodingKey {
    case workingElsewhere = "working_elsewhere"
    case tentative
    case focusTime = "focus_time"
    case unanswered
    case allDay = "all_day"
  }
}

/// Turns the facts of an object into the times that it makes busy.
///
/// A value without I/O; it may be called from any number of tasks at once.
public protocol OccurrenceExpander: Sendable {
  /// All instances of `object` that overlap `context.window`, unclipped, sorted by start.
  ///
  /// Never throws: what cannot be understood counts as busy where its time is known, and is
  /// reported in the flags (invariant 1).
  func expand(_ object: ObjectFacts, in context: ExpansionContext) -> Expansion

  /// Names what the expansion depends on besides its arguments, such as the version of the time
  /// zone data. When it changes, everything is to be expanded anew.
  var version: String { get }
}

/// What an expansion depends on besides the object.
public struct ExpansionContext: Hashable, Sendable {
  public var window: Interval
  /// The zone of floating times and days: the calendar's, else its person's. An IANA name, or the
  /// id of `definition`.
  public var timeZone: TimeZoneID
  /// The calendar's own VTIMEZONE, where it has one.
  public var definition: TimeZoneDefinition?
  public var rules: BusyRules

  public init(
    window: Interval, timeZone: TimeZoneID, definition: TimeZoneDefinition? = nil,
    rules: BusyRules = BusyRules()
  ) {
    self.window = window
    self.timeZone = timeZone
    self.definition = definition
    self.rules = rules
  }
}

public struct Expansion: Hashable, Sendable {
  public var instances: [BusyInstance]
  public var flags: [FactFlag]

  public init(instances: [BusyInstance], flags: [FactFlag] = []) {
    self.instances = instances
    self.flags = flags
  }
}
