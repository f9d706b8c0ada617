/// An identifier that is text on the outside and a type of its own on the inside.
public protocol Identifier: RawRepresentable<String>, Hashable, Comparable, Sendable, Codable,
  CodingKeyRepresentable, CustomStringConvertible
{
  init(unchecked rawValue: String)
}

extension Identifier {
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  public var description: String { rawValue }
}

/// A person as the booking service names them: `[A-Za-z0-9._@-]{1,128}`.
public struct PersonID: Identifier {
  public let rawValue: String

  /// Nil for a text that is no person id.
  public init?(rawValue: String) {
    guard
      (1...128).contains(rawValue.utf8.count),
      rawValue.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "@"), UInt8(ascii: "-"):
          true
        default: false
        }
      })
    else { return nil }
    self.rawValue = rawValue
  }

  /// For texts that were checked before, such as those read back from the store.
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// An account: one login of one person at one provider. `acc_` and an opaque rest.
public struct AccountID: Identifier {
  public let rawValue: String
  public init?(rawValue: String) {
    guard rawValue.hasPrefix("acc_") else { return nil }
    self.rawValue = rawValue
  }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// A calendar of an account. `cal_` and an opaque rest.
public struct CalendarID: Identifier {
  public let rawValue: String
  public init?(rawValue: String) {
    guard rawValue.hasPrefix("cal_") else { return nil }
    self.rawValue = rawValue
  }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// What a provider calls one of an account's calendars: a CalDAV collection's href, a Google or
/// Microsoft calendar id, a feed's address. Opaque outside its provider.
public struct RemoteCalendarID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// What a provider calls one calendar object, unique within its calendar: a CalDAV resource's href
/// in canonical spelling, a Google or Microsoft event id. An attribute of the object, not its
/// identity, which is (calendar, UID, RECURRENCE-ID).
public struct ResourceName: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// A version of an object, compared as a whole and never looked into. For HTTP it is the ETag as
/// the server spelled it, quotes and weakness included (RFC 9110, 8.8.3).
public struct EntityTag: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// Where a provider's next incremental reading goes on from. Opaque outside its provider.
public struct SyncToken: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// The name of a time zone: an IANA name, or one that a calendar object defines for itself.
public struct TimeZoneID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(unchecked rawValue: String) { self.rawValue = rawValue }

  public static let utc = TimeZoneID(rawValue: "UTC")
}
