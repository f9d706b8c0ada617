import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("The corpus of other programs' calendars", .enabled(if: Corpus.shared != nil, "no corpus"))
struct CorpusTests {
  private let corpus: Corpus

  init() throws {
    corpus = try #require(Corpus.shared)
  }

  /// Files on which calsync differs on purpose from what other engines agree on.
  private static let deliberate: [String: String] = [
    "broken/generated/tz-no-rules.ics":
      "A zone whose definition says nothing is taken for the calendar's own, not for UTC.",
    "broken/public-calendars/school_holiday_inverter__sample.ics":
      "The file ends inside a calendar; what is missing must not be taken for gone.",
  ]

  @Test("gives the busy times that independent engines agree on")
  func agreedCases() throws {
    var files: [String: CalendarFeedContents] = [:]
    var wrong: [String: Int] = [:]
    var right = 0
    let cases = try corpus.cases("expected.jsonl")
    let duration = try ContinuousClock().measure {
      for line in cases {
        let window = try #require(line.window)
        if files[line.file] == nil {
          // What is refused as a whole must give nothing, which the comparison sees.
          files[line.file] =
            (try? CalendarReader().feed(corpus.bytes(line.file))) ?? CalendarFeedContents()
        }
        let contents = try #require(files[line.file])
        let found = busy(contents, in: window, zone: TimeZoneID(rawValue: line.zone))
        if pairs(found) == line.busy {
          right += 1
        } else {
          wrong[line.file, default: 0] += 1
        }
      }
    }
    print("corpus: \(right) of \(cases.count) cases agree, in \(duration)")
    for (file, count) in wrong.sorted(by: { $0.key < $1.key }) {
      print("corpus: \(count) cases differ: \(file)")
    }
    #expect(Set(wrong.keys) == Set(Self.deliberate.keys))
    #expect(right * 1_000 >= cases.count * 999 - 1_000)
  }

  /// Files whose VTIMEZONE names onsets of its own after the event, so that it holds there.
  private static let definedFurther: Set<String> = [
    "ical4j/valid__rfc5545-sec4.2.ics",
    "icalendar/Horde__Icalendar__fixtures__vTimezone__sao_paulo_dst.ics",
  ]

  @Test("an IANA zone's own VTIMEZONE holds up to the last onset that it names, then the system's")
  func redefinedZones() throws {
    let cases = try corpus.cases("expected-vtimezone.jsonl")
    for line in cases {
      let window = try #require(line.window)
      let found = pairs(
        try busy(corpus.bytes(line.file), in: window, zone: TimeZoneID(rawValue: line.zone)))
      let isDefined = Self.definedFurther.contains(line.file)
      #expect(found == (isDefined ? line.busy_vtimezone : line.busy_iana), "\(line.file)")
    }
    #expect(!cases.isEmpty)
  }
}
