import CalendarModel

/// Arrays of intervals that are sorted, disjoint and not touching: the form in which answers are
/// kept. Both their starts and their ends rise, so both can be searched by halving.
extension [Interval] {
  /// The intervals that share an instant with `window`.
  func indices(overlapping window: Interval) -> Range<Int> {
    let first = partitioningIndex { $0.end > window.start }
    let last = self[first...].partitioningIndex { $0.start >= window.end }
    return first..<last
  }

  /// What of them lies in `window`.
  func clipped(to window: Interval) -> [Interval] {
    let range = indices(overlapping: window)
    guard let first = range.first, let last = range.last else { return [] }
    var result = Array(self[range])
    // Only the outermost two can reach beyond the window.
    if let clipped = self[first].clipped(to: window) { result[0] = clipped }
    if let clipped = self[last].clipped(to: window) { result[result.count - 1] = clipped }
    return result
  }

  /// The time of both, in the same form. O(n).
  func union(_ other: [Interval]) -> [Interval] {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var result: [Interval] = []
    result.reserveCapacity(count + other.count)
    var (left, right) = (0, 0)
    while left < count || right < other.count {
      let takesLeft = right == other.count || (left < count && self[left] < other[right])
      result.appendJoining(takesLeft ? self[left] : other[right])
      if takesLeft { left += 1 } else { right += 1 }
    }
    return result
  }

  /// Adds an interval that does not start before the last one.
  mutating func appendJoining(_ interval: Interval) {
    guard let last, interval.start <= last.end else { return append(interval) }
    if interval.end > last.end, let joined = Interval(start: last.start, end: interval.end) {
      self[count - 1] = joined
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index from which on `belongsAfter` is true; it must not turn false again.
  func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
