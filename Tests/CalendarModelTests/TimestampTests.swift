import CalendarModel
import Foundation
import Testing

@Suite("Instants")
struct TimestampTests {
  @Test(
    "RFC 3339 texts are read with any offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2026-11-24T09:30:00Z", 1_795_512_600),
      ("2026-11-24T10:30:00+01:00", 1_795_512_600), ("2026-11-24T04:00:00-05:30", 1_795_512_600),
      ("2026-11-24T09:30:00-00:00", 1_795_512_600), ("2026-11-24t09:30:00z", 1_795_512_600),
      ("2026-11-24 09:30:00Z", 1_795_512_600), ("2026-11-24T09:30:00.999999999Z", 1_795_512_600),
      ("2026-11-25T09:29:00+23:59", 1_795_512_600), ("2024-02-29T00:00:00Z", 1_709_164_800),
      ("2016-12-31T23:59:60Z", 1_483_228_799), ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("9999-12-31T23:59:59Z", 253_402_300_799), ("0000-01-01T00:00:00+01:00", -62_167_222_800),
    ])
  func reading(text: String, seconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.secondsSinceEpoch == seconds)
    #expect(Timestamp(rfc3339: text[...])?.secondsSinceEpoch == seconds)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "2026-11-24", "2026-11-24T09:30:00", "2026-11-24T09:30Z", "2026-11-24T24:00:00Z",
      "2026-11-24T09:60:00Z", "2026-11-24T09:30:61Z", "2026-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z",
      "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z",
      "2026-01-00T00:00:00Z",
      "2026-11-24T09:30:00+0100", "2026-11-24T09:30:00+1:00", "2026-11-24T09:30:00+24:00",
      "2026-11-24T09:30:00+01:60", "2026-11-24T09:30:00.Z", "2026-11-24T09:30:00Z ",
      " 2026-11-24T09:30:00Z",
      "2026-11-24T09:30:00ZZ", "+2026-11-24T09:30:00Z", "26-11-24T09:30:00Z", "2026-1-24T09:30:00Z",
      "2026-11-24T9:30:00Z", "２０２６-11-24T09:30:00Z", "2026-11-24T09:30:00−01:00",
      "20261124T093000Z",
      "2026-11-24T09:30:00,5Z", "2026-11-24T-9:30:00Z",
    ])
  func refusing(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test("instants are written in UTC and read back as they were")
  func roundTrip() {
    var random = SystemRandomNumberGenerator()
    let seed = random.next()
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<2_000 {
      let seconds = Int64.random(in: -62_167_219_200...253_402_300_799, using: &generator)
      let text = Timestamp(secondsSinceEpoch: seconds).rfc3339
      #expect(text.utf8.count == 20)
      #expect(Timestamp(rfc3339: text)?.secondsSinceEpoch == seconds)
      // Foundation changes to the Julian calendar before 1582.
      if seconds > -12_219_292_800 {
        let date = Date(timeIntervalSince1970: TimeInterval(seconds))
        #expect(text == formatter.string(from: date))
      }
    }
  }

  @Test("instants that RFC 3339 cannot write are held at its ends")
  func ends() {
    #expect(Timestamp(secondsSinceEpoch: .max).rfc3339 == "9999-12-31T23:59:59Z")
    #expect(Timestamp(secondsSinceEpoch: .min).rfc3339 == "0000-01-01T00:00:00Z")
    #expect("\(Timestamp(secondsSinceEpoch: 253_402_300_800))" == "9999-12-31T23:59:59Z")
  }

  @Test("arithmetic is held at the ends of the number range and never traps")
  func arithmetic() {
    let first = Timestamp(secondsSinceEpoch: .min)
    let last = Timestamp(secondsSinceEpoch: .max)
    #expect(last + 1 == last && last - -1 == last)
    #expect(first - 1 == first && first + -1 == first)
    #expect(last - first == .max && first - last == .min)
    #expect(CivilTime(last, offset: 3_600).date.year > 9_999)
    #expect(CivilTime(first, offset: -3_600).date.year < 0)
    #expect(Timestamp(secondsSinceEpoch: 10) - Timestamp(secondsSinceEpoch: 3) == 7)
    #expect(Timestamp(secondsSinceEpoch: 10) - 3 == Timestamp(secondsSinceEpoch: 7))
  }

  @Test("an instant is coded as a bare number")
  func coding() throws {
    let instant = Timestamp(secondsSinceEpoch: -42)
    let data = try JSONEncoder().encode([instant])
    #expect(String(decoding: data, as: UTF8.self) == "[-42]")
    #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [instant])
  }
}

/// A small seeded generator, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
