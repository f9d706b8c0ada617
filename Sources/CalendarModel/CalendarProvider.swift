/// A provider of calendars, seen from the synchronisation of one account.
///
/// Implementations keep their wire formats to themselves. Calls may run at the same time.
public protocol CalendarProvider: Sendable {
  /// Where its requests go, for limits per host: `host:port` in lower case.
  var host: String { get }

  /// The account's calendars as they are now.
  func calendars() async throws(ProviderError) -> RemoteAccount

  /// Begins a reading of a calendar. No request is made before its first page is asked for.
  ///
  /// - Parameters:
  ///   - calendar: one of ``calendars()``.
  ///   - token: what the last reading ended with: the reading gives what changed since. Nil asks
  ///     for a complete reading by listing, which must not rest on the provider's change log.
  ///   - known: the versions of all objects that are stored, so that only others are fetched.
  func reading(
    of calendar: RemoteCalendarID, since token: SyncToken?,
    known: [ResourceName: EntityTag]
  ) -> any CalendarReading
}

/// Makes providers of one kind.
public protocol ProviderConnector: Sendable {
  /// Tries a new account: finds its service, logs in and lists its calendars.
  ///
  /// Throws ``ConnectionFailure``, whose sentence a staff member can act on. Nothing is kept.
  func connect(_ request: ConnectionRequest) async throws(ConnectionFailure) -> ConnectedAccount

  /// The provider for an account that was connected before. Makes no request.
  ///
  /// Throws ``ProviderError`` (permanent) when the settings are not ones that ``connect(_:)`` gave.
  func provider(for access: AccountAccess) throws(ProviderError) -> any CalendarProvider
}

public enum ProviderKind: String, Hashable, Sendable, Codable, CaseIterable {
  case caldav, feed, google, microsoft
}

/// What somebody gave in order to connect an account.
public struct ConnectionRequest: Sendable {
  public var provider: ProviderKind
  /// An address of any kind that a person would paste.
  public var url: String?
  public var username: String?
  /// Never in a description, a log line or an answer.
  public var password: String?

  public init(
    provider: ProviderKind, url: String? = nil, username: String? = nil, password: String? = nil
  ) {
    self.provider = provider
    self.url = url
    self.username = username
    self.password = password
  }
}

/// What is stored of an account so that its provider can be made again.
public struct AccountAccess: Sendable {
  public var provider: ProviderKind
  /// Provider-specific and not secret: addresses and user names. JSON.
  public var settings: String
  /// Provider-specific and secret: passwords and tokens. JSON; sealed on disk.
  public var secret: String

  public init(provider: ProviderKind, settings: String, secret: String) {
    self.provider = provider
    self.settings = settings
    self.secret = secret
  }
}

/// An account that answered.
public struct ConnectedAccount: Sendable {
  public var access: AccountAccess
  /// How people know the account: a user name or an e-mail address.
  public var label: String
  public var remote: RemoteAccount

  public init(access: AccountAccess, label: String, remote: RemoteAccount) {
    self.access = access
    self.label = label
    self.remote = remote
  }
}

/// An account as its provider shows it.
public struct RemoteAccount: Hashable, Sendable {
  /// The owner's own addresses (`calendar-user-address-set`, RFC 6638, 2.4.1), e.g.
  /// `mailto:anna@example.org`.
  public var addresses: [String]
  public var calendars: [RemoteCalendar]

  public init(addresses: [String], calendars: [RemoteCalendar]) {
    self.addresses = addresses
    self.calendars = calendars
  }
}

/// A calendar as its provider shows it.
public struct RemoteCalendar: Hashable, Sendable, Codable {
  /// Whose calendar it is.
  public enum Ownership: String, Hashable, Sendable, Codable {
    case owned
    /// Another person's, shared with the account's owner.
    case shared
    /// A subscription, such as public holidays.
    case subscribed
  }

  public var id: RemoteCalendarID
  public var name: String
  /// The zone of its floating times and days; nil where the provider names none.
  public var timeZone: TimeZoneID?
  /// Its VTIMEZONE, where it has one whose name is not an IANA zone.
  public var timeZoneDefinition: TimeZoneDefinition?
  /// Whether the account may add and change events.
  public var isWritable: Bool
  public var ownership: Ownership
  /// Whether the provider counts its events as busy time (`schedule-calendar-transp`, RFC 6638, 9.1).
  public var countsAsBusy: Bool
  /// Whether the provider, or its place in the list, makes it the account's main calendar.
  public var isPrimary: Bool

  public init(
    id: RemoteCalendarID, name: String, timeZone: TimeZoneID? = nil,
    timeZoneDefinition: TimeZoneDefinition? = nil, isWritable: Bool = true,
    ownership: Ownership = .owned, countsAsBusy: Bool = true, isPrimary: Bool = false
  ) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.timeZoneDefinition = timeZoneDefinition
    self.isWritable = isWritable
    self.ownership = ownership
    self.countsAsBusy = countsAsBusy
    self.isPrimary = isPrimary
  }
}
