/// Somebody, or something, that can be booked.
public struct Person: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case staff, resource
  }

  public var id: PersonID
  public var name: String?
  /// Their IANA zone; nil follows the configuration's default.
  public var timeZone: TimeZoneID?
  public var kind: Kind

  public init(id: PersonID, name: String? = nil, timeZone: TimeZoneID? = nil, kind: Kind = .staff) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.kind = kind
  }
}

/// How the connection to an account or a calendar stands: the `state` of the API.
public enum ConnectionState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Never synchronised yet.
  case connecting
  case ok
  /// The last run failed and will be retried; what was known stays.
  case failing
  /// The staff member must reconnect; nothing is tried until then.
  case needsAuthorization = "needs_authorization"
  /// Most of the calendar seemed to vanish; what was known stays until a second look.
  case suspect
  case paused
}

/// An error as it is kept and shown: bounded label, sentence, instant.
public struct ErrorRecord: Hashable, Sendable, Codable {
  public var code: String
  public var detail: String
  public var at: Timestamp

  public init(code: String, detail: String, at: Timestamp) {
    self.code = code
    self.detail = detail
    self.at = at
  }
}

/// One login of one person at one provider. Its secret is not part of it.
public struct Account: Hashable, Sendable {
  public var id: AccountID
  public var person: PersonID
  public var provider: ProviderKind
  /// How people know it: a user name, an e-mail address or a feed's host.
  public var label: String
  public var state: ConnectionState
  public var lastError: ErrorRecord?
  public var createdAt: Timestamp

  public init(
    id: AccountID, person: PersonID, provider: ProviderKind, label: String,
    state: ConnectionState = .connecting, lastError: ErrorRecord? = nil, createdAt: Timestamp
  ) {
    self.id = id
    self.person = person
    self.provider = provider
    self.label = label
    self.state = state
    self.lastError = lastError
    self.createdAt = createdAt
  }
}

/// A calendar of an account with the choices made for it and how its synchronisation stands.
public struct CalendarRecord: Hashable, Sendable {
  public var id: CalendarID
  public var account: AccountID
  public var person: PersonID
  public var remote: RemoteCalendar
  /// Whether its events make the person busy.
  public var blocks: Bool
  /// Whether bookings of the person are written here. At most one per person.
  public var bookings: Bool
  public var rules: BusyRules
  public var status: CalendarStatus

  public init(
    id: CalendarID, account: AccountID, person: PersonID, remote: RemoteCalendar, blocks: Bool,
    bookings: Bool, rules: BusyRules = BusyRules(), status: CalendarStatus = CalendarStatus()
  ) {
    self.id = id
    self.account = account
    self.person = person
    self.remote = remote
    self.blocks = blocks
    self.bookings = bookings
    self.rules = rules
    self.status = status
  }
}

/// How the synchronisation of one calendar stands.
public struct CalendarStatus: Hashable, Sendable {
  public var state: ConnectionState
  /// When the last successful synchronisation began: nothing older is missing from the answer.
  public var asOf: Timestamp?
  /// When a synchronisation last brought a change.
  public var lastChange: Timestamp?
  /// When a complete listing last ended well.
  public var lastListing: Timestamp?
  public var lastError: ErrorRecord?
  public var consecutiveFailures: Int
  public var nextAttempt: Timestamp?
  public var suspicion: Suspicion?

  public init(
    state: ConnectionState = .connecting, asOf: Timestamp? = nil, lastChange: Timestamp? = nil,
    lastListing: Timestamp? = nil, lastError: ErrorRecord? = nil, consecutiveFailures: Int = 0,
    nextAttempt: Timestamp? = nil, suspicion: Suspicion? = nil
  ) {
    self.state = state
    self.asOf = asOf
    self.lastChange = lastChange
    self.lastListing = lastListing
    self.lastError = lastError
    self.consecutiveFailures = consecutiveFailures
    self.nextAttempt = nextAttempt
    self.suspicion = suspicion
  }
}

/// Why a calendar is `suspect`, and since when.
public struct Suspicion: Hashable, Sendable, Codable {
  public enum Cause: String, Hashable, Sendable, Codable {
    /// A reading would remove most of the known future events.
    case massDisappearance = "mass-disappearance"
    /// The calendar itself is not there any more.
    case calendarGone = "calendar-gone"
  }

  public var cause: Cause
  public var since: Timestamp
  /// How many readings have said so, the first included.
  public var sightings: Int
  /// How many known objects would go, of how many known future ones.
  public var wouldRemove: Int
  public var knownFuture: Int

  public init(
    cause: Cause, since: Timestamp, sightings: Int, wouldRemove: Int, knownFuture: Int
  ) {
    self.cause = cause
    self.since = since
    self.sightings = sightings
    self.wouldRemove = wouldRemove
    self.knownFuture = knownFuture
  }
}
