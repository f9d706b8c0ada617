import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Malformed and hostile calendars", .enabled(if: Corpus.shared != nil, "no corpus"))
struct BrokenCalendarTests {
  private let corpus: Corpus
  /// 2025, and two days on either side.
  private let window: Interval
  private let zone = TimeZoneID(rawValue: "Europe/Copenhagen")

  init() throws {
    corpus = try #require(Corpus.shared)
    window = try #require(
      Interval(
        start: Timestamp(secondsSinceEpoch: 1_735_689_600 - 172_800),
        end: Timestamp(secondsSinceEpoch: 1_767_225_600 + 172_800)))
  }

  @Test("each ends in time, with a result or an error that says what is wrong")
  func endInTime() throws {
    var slowest: [(Duration, String)] = []
    for file in corpus.files(in: "broken") {
      let data = try corpus.bytes(file)
      let clock = ContinuousClock()
      var read: CalendarFeedContents?
      let reading = clock.measure {
        do throws(CalendarReadingError) {
          read = try CalendarReader().feed(data)
        } catch {
          #expect(!error.flag.code.isEmpty)
        }
      }
      slowest.append((reading, "reading \(file), \(data.count) bytes"))
      guard let contents = read else { continue }
      for (_, flag) in contents.unreadable { #expect(!flag.code.isEmpty) }
      for object in contents.objects {
        let context = ExpansionContext(window: window, timeZone: zone)
        var expansion = Expansion(instances: [])
        let time = clock.measure {
          expansion = LibicalExpander().expand(object.facts, in: context)
        }
        slowest.append((time, "expanding \(object.key) of \(file)"))
        #expect(expansion.instances.count <= 10_000)
        #expect(expansion.instances.map(\.interval) == expansion.instances.map(\.interval).sorted())
      }
    }
    for (time, what) in slowest.sorted(by: { $0.0 > $1.0 }).prefix(12) { print("\(time) \(what)") }
  }

  @Test("what is sound in them is still reported")
  func soundParts() throws {
    let table = try String(
      contentsOf: corpus.root.appendingPathComponent("ics/broken/generated/MUST.tsv"),
      encoding: .utf8)
    let good = try #require(
      Interval(
        start: Timestamp(secondsSinceEpoch: 1_748_952_000),
        end: Timestamp(secondsSinceEpoch: 1_748_955_600)))
    for line in table.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      let data = try corpus.bytes("broken/generated/\(fields[0])")
      let found = (try? busy(data, in: window, zone: zone)) ?? []
      switch fields[1] {
      case "good": #expect(found.contains { $0.contains(good) }, "\(fields[0]): \(fields[2])")
      case "events": #expect(!found.isEmpty, "\(fields[0]): \(fields[2])")
      default: break
      }
    }
  }
}
