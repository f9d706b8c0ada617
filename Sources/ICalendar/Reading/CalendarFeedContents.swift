import CalendarModel

/// What a calendar feed or an exported file holds: many objects, one for each UID.
public struct CalendarFeedContents: Sendable {
  /// `X-WR-CALNAME`, or `NAME` (RFC 7986, 5.1).
  public var name: String?
  /// The zone of the feed's floating times: `X-WR-TIMEZONE`, where it names an IANA zone or one that
  /// a zone can be told from.
  public var timeZone: TimeZoneID?
  /// One object for each UID, in the order of first appearance. `key` is unique within the feed and
  /// the same at the next reading: the UID, or where there is none, a digest of the event's times.
  public var objects: [(key: String, facts: ObjectFacts)]
  /// Objects that cannot be read, by the same kind of key.
  public var unreadable: [(key: String, flag: FactFlag)]

  public init(
    name: String? = nil, timeZone: TimeZoneID? = nil,
    objects: [(key: String, facts: ObjectFacts)] = [],
    unreadable: [(key: String, flag: FactFlag)] = []
  ) {
    self.name = name
    self.timeZone = timeZone
    self.objects = objects
    self.unreadable = unreadable
  }
}
