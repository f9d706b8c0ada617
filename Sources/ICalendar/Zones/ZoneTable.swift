/// The offsets of one time zone from UTC over all time.
///
/// Immutable, so it is shared between threads as it is. Both conversions are one binary search.
final class ZoneTable: Sendable {
  /// When the offset changes, ascending, in seconds since 1970-01-01T00:00:00Z.
  let transitions: [Int]
  /// The offsets, seconds east of UTC: `offsets[0]` before the first transition, and
  /// `offsets[n + 1]` from transition n on.
  let offsets: [Int]
  /// The local time from which on a clock reading means the offset after each transition. Until
  /// then it means the one before: so a reading that occurs twice is the first of the two, and one
  /// that is left out is taken by the offset before the gap (RFC 5545, 3.3.5).
  private let thresholds: [Int]
  /// Set when what the table says repeats every 400 years from here on; it then covers these and a
  /// year more.
  private let cycleStart: Int?

  /// `offsets` has one element more than `transitions`.
  init(transitions: [Int], offsets: [Int], cycleStart: Int? = nil) {
    self.transitions = transitions
    self.offsets = offsets
    self.cycleStart = cycleStart
    thresholds = transitions.indices.map { index in
      transitions[index] + max(offsets[index], offsets[index + 1])
    }
  }

  convenience init(fixed offset: Int) {
    self.init(transitions: [], offsets: [offset])
  }

  static let utc = ZoneTable(fixed: 0)

  /// The Gregorian calendar, weekdays included, repeats after 400 years.
  private static let cycle = 146_097 * 86_400
  private static let margin = 200 * 86_400

  /// How far clocks in the zone are ahead of UTC at that instant, in seconds.
  func offset(at instant: Int) -> Int {
    let (instant, _) = folded(instant)
    return offsets[transitions.partitioningIndex { $0 > instant }]
  }

  /// The instant that the local time means.
  func instant(ofLocal local: Int) -> Int {
    let (folded, shift) = folded(local)
    return folded - offsets[thresholds.partitioningIndex { $0 > folded }] + shift
  }

  /// The offset outside summer time, in the years of calendars that are in use.
  var standardOffset: Int {
    // 1 January and 1 July 2026.
    min(offset(at: 1_767_225_600), offset(at: 1_782_864_000))
  }

  /// What clocks in the zone show at that instant.
  func local(at instant: Int) -> Int {
    instant + offset(at: instant)
  }

  /// Brings a time after the end of the table back by whole cycles. It applies to instants and local
  /// times alike, since the margin is wider than any offset.
  private func folded(_ time: Int) -> (time: Int, shift: Int) {
    guard let cycleStart, time >= cycleStart + Self.margin + Self.cycle else { return (time, 0) }
    let shift = (time - cycleStart - Self.margin) / Self.cycle * Self.cycle
    return (time - shift, shift)
  }

  /// This zone up to the instant, and the other one from it on.
  func until(_ instant: Int, then other: ZoneTable) -> ZoneTable {
    let own = transitions.partitioningIndex { $0 > instant }
    let theirs = other.transitions.partitioningIndex { $0 > instant }
    var joined = Array(transitions[..<own])
    var offsets = Array(self.offsets[...own])
    if offsets[own] != other.offsets[theirs] {
      joined.append(instant + 1)
      offsets.append(other.offsets[theirs])
    }
    joined += other.transitions[theirs...]
    offsets += other.offsets[(theirs + 1)...]
    return ZoneTable(transitions: joined, offsets: offsets, cycleStart: other.cycleStart)
  }
}
