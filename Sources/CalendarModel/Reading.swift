/// One page of what a provider has to say about a calendar.
///
/// A reading is *complete*, *delta* or *failed*, and never just a list: only its last page, which
/// alone has an ``end``, says which; a reading that throws before has failed. Each page may be
/// applied on its own, and twice without harm.
public struct ReadingPage: Hashable, Sendable {
  /// Objects that are new or have changed.
  public var changed: [ObjectReading]
  /// Objects that the provider has confirmed to be gone.
  public var removed: [ResourceName]
  /// Objects that were seen with the version that is known already. Only a complete reading, which
  /// removes what it has not seen, needs them.
  public var unchanged: [ResourceName]
  /// On the last page only.
  public var end: ReadingEnd?

  public init(
    changed: [ObjectReading] = [], removed: [ResourceName] = [], unchanged: [ResourceName] = [],
    end: ReadingEnd? = nil
  ) {
    self.changed = changed
    self.removed = removed
    self.unchanged = unchanged
    self.end = end
  }
}

/// One object as it was read.
public struct ObjectReading: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case facts(ObjectFacts)
    /// The object is there and cannot be read. It is set aside (quarantine), and what was known of
    /// it before stays.
    case unreadable(FactFlag)
  }

  public var name: ResourceName
  /// Nil where the provider gives none; the object is then fetched at each reading.
  public var tag: EntityTag?
  public var content: Content

  public init(name: ResourceName, tag: EntityTag?, content: Content) {
    self.name = name
    self.tag = tag
    self.content = content
  }
}

/// How a reading ended well.
public struct ReadingEnd: Hashable, Sendable {
  public enum Coverage: String, Hashable, Sendable, Codable {
    /// Every object of the calendar was named: what was not seen is gone.
    case complete
    /// What changed since the token was named: what was not seen is as it was.
    case delta
  }

  public var coverage: Coverage
  /// Where the next reading goes on from; nil where the provider has nothing of the kind.
  public var token: SyncToken?
  /// Set when the provider answered in a way that leaves doubt, e.g. another token though nothing
  /// changed. The reading may be applied, and a complete one should follow at once.
  public var doubt: FactFlag?

  public init(coverage: Coverage, token: SyncToken?, doubt: FactFlag? = nil) {
    self.coverage = coverage
    self.token = token
    self.doubt = doubt
  }
}

/// A conversation under way that yields the pages of one reading.
public protocol CalendarReading: Sendable {
  /// The next page, or nil after the one that had an ``ReadingPage/end``.
  ///
  /// Throws ``ProviderError`` when the reading has failed: nothing may then be concluded from what
  /// was not seen, and the old token is still the one to go on from. ``ProviderError/Kind/tokenRefused``
  /// asks for a reading without a token.
  mutating func nextPage() async throws(ProviderError) -> ReadingPage?
}
