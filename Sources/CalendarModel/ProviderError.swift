/// Why a provider could not do what it was asked: sorted by what the caller does about it.
///
/// This is the one classifier of errors for all providers. Nothing else decides about retries.
public struct ProviderError: Error, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Trying again changes nothing until somebody acts.
    case permanent
    /// Trying again later may help; not before that many seconds where the provider said so.
    case transient(retryAfter: Int64?)
    /// The credentials are no longer good: only the staff member can mend it.
    case authorization
    /// The object changed under our hands.
    case conflict
    /// The thing asked for is not there any more.
    case gone
    /// The sync token is no longer good: a complete reading is due.
    case tokenRefused
  }

  /// A short, bounded, stable label for journal and metrics, e.g. `connection-refused`. Extensible.
  public struct Code: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  public var kind: Kind
  public var code: Code
  /// A sentence that says what happened to which thing and what to do; no private values in it.
  public var detail: String
  /// What lay beneath, outermost first.
  public var causes: [String]

  public init(_ kind: Kind, code: Code, detail: String, causes: [String] = []) {
    self.kind = kind
    self.code = code
    self.detail = detail
    self.causes = causes
  }
}

extension ProviderError: CustomStringConvertible {
  public var description: String {
    ([detail] + causes).joined(separator: ": ")
  }
}

/// Why an account could not be connected.
public struct ConnectionFailure: Error, Sendable {
  public enum Reason: String, Hashable, Sendable, Codable {
    case unreachable, unauthorized, tls
    case notACalendarServer = "not-a-calendar-server"
    case noCalendars = "no-calendars"
  }

  public var reason: Reason
  /// A sentence that a staff member can act on.
  public var sentence: String
  /// What lay beneath, for the administrator; no private values in it.
  public var causes: [String]

  public init(_ reason: Reason, sentence: String, causes: [String] = []) {
    self.reason = reason
    self.sentence = sentence
    self.causes = causes
  }
}

extension ConnectionFailure: CustomStringConvertible {
  public var description: String { sentence }
}
