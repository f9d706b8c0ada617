/// A stretch of time, half-open: from `start` up to, but not including, `end`. Never empty.
public struct Interval: Hashable, Sendable, Codable {
  public let start: Timestamp
  public let end: Timestamp

  /// Nil unless `start` is before `end`.
  public init?(start: Timestamp, end: Timestamp) {
    guard start < end else { return nil }
    self.start = start
    self.end = end
  }

  /// Exact seconds.
  public var duration: Int64 { end - start }

  /// Whether the two share an instant. Intervals that only touch do not.
  public func overlaps(_ other: Interval) -> Bool {
    start < other.end && other.start < end
  }

  public func contains(_ instant: Timestamp) -> Bool {
    start <= instant && instant < end
  }

  public func contains(_ other: Interval) -> Bool {
    start <= other.start && other.end <= end
  }

  /// The part inside `window`; nil where they share none.
  public func clipped(to window: Interval) -> Interval? {
    Interval(start: max(start, window.start), end: min(end, window.end))
  }

  /// This interval with `seconds` more on both sides.
  public func widened(by seconds: Int64) -> Interval {
    Interval(start: start - seconds, end: end + seconds) ?? self
  }
}

/// Ordered by start, then by end.
extension Interval: Comparable {
  public static func < (left: Interval, right: Interval) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension Sequence where Element == Interval {
  /// The same time as the fewest intervals: sorted, with overlapping and touching ones joined.
  public func merged() -> [Interval] {
    self.sorted().mergedAssumingSorted()
  }

  /// ``merged()`` for intervals that are sorted already. O(n).
  public func mergedAssumingSorted() -> [Interval] {
    var result: [Interval] = []
    for interval in self {
      guard let last = result.last, interval.start <= last.end else {
        result.append(interval)
        continue
      }
      if interval.end > last.end, let joined = Interval(start: last.start, end: interval.end) {
        result[result.count - 1] = joined
      }
    }
    return result
  }
}
