import CalendarModel

/// The busy instances of one calendar in order of time.
struct CalendarTimeline: Sendable {
  /// 24 bytes: names are kept once per object, not once per instance.
  private struct Entry: Sendable {
    var interval: Interval
    var object: UInt32
    var availability: Availability
    var rule: BusyRule
  }

  var standing: CalendarStanding
  /// Sorted by interval.
  private var entries: [Entry] = []
  /// Their time in merged form.
  private(set) var busy: [Interval] = []

  /// Objects that have instances, by number; an unused number has an empty name.
  private var names: [ResourceName] = []
  private var numbers: [ResourceName: UInt32] = [:]
  private var unusedNumbers: [UInt32] = []

  init(standing: CalendarStanding) {
    self.standing = standing
  }

  /// How many instances there are.
  var count: Int { entries.count }

  /// Replaces the instances of the objects named; returns whether anything was touched.
  ///
  /// O(n + k log k) for k new instances among n: one pass that drops what is replaced and merges
  /// in what is new. An object that is both changed and removed stays, so that doubt is busy.
  mutating func apply(
    changed: [ResourceName: [BusyInstance]], removed: some Sequence<ResourceName>
  ) -> Bool {
    var isDropped = [Bool](repeating: false, count: names.count)
    var dropsAny = false
    for name in removed where changed[name] == nil {
      guard let number = release(name) else { continue }
      isDropped[Int(number)] = true
      dropsAny = true
    }
    var added: [Entry] = []
    for (name, instances) in changed {
      if let number = instances.isEmpty ? release(name) : numbers[name],
        Int(number) < isDropped.count
      {
        isDropped[Int(number)] = true
        dropsAny = true
      }
      guard !instances.isEmpty else { continue }
      let number = numbers[name] ?? assignNumber(to: name)
      for instance in instances {
        added.append(
          Entry(
            interval: instance.interval, object: number, availability: instance.availability,
            rule: instance.rule))
      }
    }
    guard dropsAny || !added.isEmpty else { return false }
    added.sort { $0.interval < $1.interval }
    merge(added) { isDropped.indices.contains(Int($0)) && isDropped[Int($0)] }
    return true
  }

  /// Forgets everything and takes these instances.
  mutating func replaceAll(_ objects: [ResourceName: [BusyInstance]]) {
    entries = []
    busy = []
    names = []
    numbers = [:]
    unusedNumbers = []
    _ = apply(changed: objects, removed: [])
  }

  /// Appends the instances that share an instant with `window`.
  func appendSources(in window: Interval, to sources: inout [BusySource]) {
    // An instance that began before the window lies in the merged interval that reaches into it, so
    // nothing before that interval's start needs to be looked at, however long the instances are.
    let range = busy.indices(overlapping: window)
    guard let first = range.first else { return }
    let earliest = busy[first].start
    let start = entries.partitioningIndex { $0.interval.start >= earliest }
    for entry in entries[start...] {
      if entry.interval.start >= window.end { break }
      guard entry.interval.overlaps(window) else { continue }
      sources.append(
        BusySource(
          interval: entry.interval, calendar: standing.calendar,
          resource: names[Int(entry.object)], availability: entry.availability, rule: entry.rule))
    }
  }

  private mutating func merge(_ added: [Entry], dropping isDropped: (UInt32) -> Bool) {
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + added.count)
    var busy: [Interval] = []
    busy.reserveCapacity(self.busy.count + added.count)
    var next = 0
    for entry in entries where !isDropped(entry.object) {
      while next < added.count, added[next].interval < entry.interval {
        merged.append(added[next])
        busy.appendJoining(added[next].interval)
        next += 1
      }
      merged.append(entry)
      busy.appendJoining(entry.interval)
    }
    for entry in added[next...] {
      merged.append(entry)
      busy.appendJoining(entry.interval)
    }
    entries = merged
    self.busy = busy
  }

  private mutating func assignNumber(to name: ResourceName) -> UInt32 {
    let number: UInt32
    if let unused = unusedNumbers.popLast() {
      number = unused
      names[Int(number)] = name
    } else {
      number = UInt32(names.count)
      names.append(name)
    }
    numbers[name] = number
    return number
  }

  private mutating func release(_ name: ResourceName) -> UInt32? {
    guard let number = numbers.removeValue(forKey: name) else { return nil }
    names[Int(number)] = ResourceName(unchecked: "")
    unusedNumbers.append(number)
    return number
  }
}
