/// What synchronisation asks of durable storage.
///
/// Each call is one transaction; no transaction lives across a request to a provider. All throw
/// ``StorageError``.
public protocol SyncStorage: Sendable {
  /// All calendars of all accounts.
  func calendars() async throws(StorageError) -> [CalendarRecord]
  /// Nil when the calendar was removed meanwhile.
  func calendar(_ id: CalendarID) async throws(StorageError) -> CalendarRecord?
  func accounts() async throws(StorageError) -> [Account]
  func people() async throws(StorageError) -> [Person]
  /// What is needed to make an account's provider, unsealed. Nil when the account is gone.
  func access(to account: AccountID) async throws(StorageError) -> AccountAccess?

  /// Where the last successful reading ended, and what is stored.
  func syncState(of calendar: CalendarID) async throws(StorageError) -> SyncState
  /// Applies what one page changed, and with the last page how the run ended, atomically.
  /// Applying the same batch twice is harmless. Does nothing when the calendar is gone.
  func apply(_ batch: SyncBatch, to calendar: CalendarID) async throws(StorageError)
  /// Records how the synchronisation of a calendar stands, without touching objects or token.
  func setStatus(_ status: CalendarStatus, of calendar: CalendarID) async throws(StorageError)
  func setState(_ state: ConnectionState, error: ErrorRecord?, of account: AccountID)
    async throws(StorageError)
  /// Takes over what discovery found: new calendars are added with the given records, known ones
  /// (by remote id) get the new name, zone and privileges and keep their choices.
  func adopt(_ calendars: [CalendarRecord], for account: AccountID) async throws(StorageError)

  /// The stored objects of a calendar in order of name, at most `limit`, after the one named.
  func objects(of calendar: CalendarID, after name: ResourceName?, limit: Int)
    async throws(StorageError) -> [StoredObject]
}

/// The durable side of one calendar's synchronisation.
public struct SyncState: Hashable, Sendable {
  public var token: SyncToken?
  public var objects: [ResourceName: KnownObject]
  /// What is set aside; an object may stand in both, with the last version that could be read.
  public var quarantined: [ResourceName: QuarantinedObject]

  public init(
    token: SyncToken? = nil, objects: [ResourceName: KnownObject] = [:],
    quarantined: [ResourceName: QuarantinedObject] = [:]
  ) {
    self.token = token
    self.objects = objects
    self.quarantined = quarantined
  }
}

/// What a run needs to know of a stored object.
public struct KnownObject: Hashable, Sendable {
  /// The version that is stored; nil where the provider gives none, or it is to be fetched anew.
  public var tag: EntityTag?
  /// The end of its last busy instance inside the horizon; nil when it has none.
  public var busyUntil: Timestamp?
  /// Brought back by `restore`: a reading that does not name it does not remove it.
  public var isHeld: Bool

  public init(tag: EntityTag?, busyUntil: Timestamp?, isHeld: Bool = false) {
    self.tag = tag
    self.busyUntil = busyUntil
    self.isHeld = isHeld
  }
}

/// A calendar object as it is stored.
public struct StoredObject: Hashable, Sendable {
  public var name: ResourceName
  public var tag: EntityTag?
  public var facts: ObjectFacts
  /// The end of its last busy instance inside the horizon; nil when it has none.
  public var busyUntil: Timestamp?

  public init(
    name: ResourceName, tag: EntityTag?, facts: ObjectFacts, busyUntil: Timestamp?
  ) {
    self.name = name
    self.tag = tag
    self.facts = facts
    self.busyUntil = busyUntil
  }
}

/// An object that was set aside because it cannot be read.
public struct QuarantinedObject: Hashable, Sendable {
  public var name: ResourceName
  /// Its version, so that it is looked at again only when it has changed.
  public var tag: EntityTag?
  public var reason: FactFlag
  public var since: Timestamp

  public init(name: ResourceName, tag: EntityTag?, reason: FactFlag, since: Timestamp) {
    self.name = name
    self.tag = tag
    self.reason = reason
    self.since = since
  }
}

/// One atomic change to a calendar's stored objects.
public struct SyncBatch: Hashable, Sendable {
  /// Stored in place of what has the same name; ends a quarantine and a hold of that name.
  public var upserts: [StoredObject]
  /// Set aside; what was stored under that name before stays as it was.
  public var quarantined: [QuarantinedObject]
  /// Removed, with a tombstone from which `restore` can bring them back; ends a quarantine too.
  public var removals: [ResourceName]
  /// The instant for tombstones.
  public var at: Timestamp
  /// With the last page: the new token and standing.
  public var finish: Finish?

  public struct Finish: Hashable, Sendable {
    public var token: SyncToken?
    public var status: CalendarStatus

    public init(token: SyncToken?, status: CalendarStatus) {
      self.token = token
      self.status = status
    }
  }

  public init(
    upserts: [StoredObject] = [], quarantined: [QuarantinedObject] = [],
    removals: [ResourceName] = [], at: Timestamp, finish: Finish? = nil
  ) {
    self.upserts = upserts
    self.quarantined = quarantined
    self.removals = removals
    self.at = at
    self.finish = finish
  }
}

/// Why storage failed.
public struct StorageError: Error, Sendable, CustomStringConvertible {
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let diskFull = Code(rawValue: "disk-full")
    public static let readOnly = Code(rawValue: "read-only")
    public static let busy = Code(rawValue: "busy")
    public static let corrupt = Code(rawValue: "corrupt")
    /// Another daemon holds the state directory.
    public static let locked = Code(rawValue: "locked")
    /// The database was made by a newer calsync.
    public static let newerSchema = Code(rawValue: "newer-schema")
    /// The key does not open what was sealed.
    public static let wrongKey = Code(rawValue: "wrong-key")
    public static let other = Code(rawValue: "storage")
  }

  public var code: Code
  /// What happened to which thing and what to do; no private values in it.
  public var detail: String
  public var causes: [String]

  public init(_ code: Code, detail: String, causes: [String] = []) {
    self.code = code
    self.detail = detail
    self.causes = causes
  }

  public var description: String { ([detail] + causes).joined(separator: ": ") }
}
