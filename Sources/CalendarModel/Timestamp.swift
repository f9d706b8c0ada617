/// An instant: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Every instant that calsync keeps, compares or answers is one of these. A local time without its
/// zone can therefore never be mistaken for an instant.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before.
  public var secondsSinceEpoch: Int64

  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// The instant `seconds` later (earlier where negative), held at the ends of the number range.
  public static func + (instant: Timestamp, seconds: Int64) -> Timestamp {
    let (sum, overflow) = instant.secondsSinceEpoch.addingReportingOverflow(seconds)
    return Timestamp(secondsSinceEpoch: overflow ? (seconds > 0 ? .max : .min) : sum)
  }

  /// The instant `seconds` earlier (later where negative), held at the ends of the number range.
  public static func - (instant: Timestamp, seconds: Int64) -> Timestamp {
    let (difference, overflow) = instant.secondsSinceEpoch.subtractingReportingOverflow(seconds)
    return Timestamp(secondsSinceEpoch: overflow ? (seconds > 0 ? .min : .max) : difference)
  }

  /// The exact seconds from `earlier` to `later`, held at the ends of the number range.
  public static func - (later: Timestamp, earlier: Timestamp) -> Int64 {
    let (difference, overflow) = later.secondsSinceEpoch
      .subtractingReportingOverflow(earlier.secondsSinceEpoch)
    return overflow ? (later > earlier ? .max : .min) : difference
  }
}

/// Coded as a bare number of seconds.
extension Timestamp: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(secondsSinceEpoch: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(secondsSinceEpoch)
  }
}

extension Timestamp: CustomStringConvertible {
  /// The instant in RFC 3339 form, as ``rfc3339``.
  public var description: String { rfc3339 }
}
