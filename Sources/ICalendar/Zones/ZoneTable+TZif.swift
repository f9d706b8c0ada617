import CalendarModel
import Foundation

extension ZoneTable {
  /// Reads a file of compiled time zone data (TZif, RFC 8536). Nil where it is none, or is damaged.
  convenience init?(tzif data: Data) {
    var reader = BigEndianReader(data)
    guard let first = Header(&reader) else { return nil }
    // A file of version 2 or later repeats everything with 64-bit times; those are used.
    let header: Header
    if first.version >= 2 {
      reader.skip(first.size(timeWidth: 4))
      guard let second = Header(&reader) else { return nil }
      header = second
    } else {
      header = first
    }
    let width = first.version >= 2 ? 8 : 4
    let body = reader.rest
    guard body.count >= header.size(timeWidth: width), header.types > 0 else { return nil }
    var transitions: [Int] = []
    transitions.reserveCapacity(header.times)
    for _ in 0..<header.times { transitions.append(reader.signed(width)) }
    let indices = (0..<header.times).map { _ in Int(reader.byte()) }
    var types: [Int] = []
    for _ in 0..<header.types {
      types.append(reader.signed(4))
      reader.skip(2)
    }
    guard indices.allSatisfy({ $0 < types.count }), transitions == transitions.sorted() else {
      return nil
    }
    var offsets = [types[0]] + indices.map { types[$0] }
    guard first.version >= 2 else {
      self.init(transitions: transitions, offsets: offsets)
      return
    }
    let footer = body.dropFirst(header.size(timeWidth: width))
    guard footer.first == 0x0A, let end = footer.dropFirst().firstIndex(of: 0x0A) else {
      return nil
    }
    let text = String(decoding: footer[(footer.startIndex + 1)..<end], as: UTF8.self)
    var cycleStart: Int?
    if let rule = PosixRule(text), rule.hasSummerTime {
      let last = transitions.last ?? 0
      let year = CivilDate(daysSinceEpoch: last.floorDivided(by: 86_400)).year
      for year in year...(year + 402) {
        for change in rule.transitions(in: year) where change.instant > last {
          transitions.append(change.instant)
          offsets.append(change.offset)
        }
      }
      cycleStart = last
    }
    self.init(transitions: transitions, offsets: offsets, cycleStart: cycleStart)
  }
}

private struct Header {
  let version: Int
  let times: Int
  let types: Int
  private let utcFlags: Int
  private let standardFlags: Int
  private let leaps: Int
  private let characters: Int

  init?(_ reader: inout BigEndianReader) {
    guard reader.rest.count >= 44, reader.rest.prefix(4).elementsEqual("TZif".utf8) else {
      return nil
    }
    reader.skip(4)
    let mark = reader.byte()
    version = mark == 0 ? 1 : Int(mark) - 48
    reader.skip(15)
    utcFlags = reader.signed(4)
    standardFlags = reader.signed(4)
    leaps = reader.signed(4)
    times = reader.signed(4)
    types = reader.signed(4)
    characters = reader.signed(4)
    let counts = [utcFlags, standardFlags, leaps, times, types, characters]
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
  }

  /// How many bytes follow the header.
  func size(timeWidth: Int) -> Int {
    times * (timeWidth + 1) + types * 6 + characters + leaps * (timeWidth + 4) + standardFlags
      + utcFlags
  }
}

/// Reads numbers from the front of bytes, whose number is checked by the caller.
private struct BigEndianReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ data: Data) {
    rest = Array(data)[...]
  }

  mutating func skip(_ count: Int) {
    rest = rest.dropFirst(count)
  }

  mutating func byte() -> UInt8 {
    rest.popFirst() ?? 0
  }

  mutating func signed(_ width: Int) -> Int {
    var value: UInt64 = 0
    for _ in 0..<width { value = value << 8 | UInt64(byte()) }
    return width == 4
      ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(truncatingIfNeeded: value))
  }
}
