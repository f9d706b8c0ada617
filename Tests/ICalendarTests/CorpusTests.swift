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

  @Test("gives the busy times that independent engines agree on")
  func agreedCases() throws {
    var files: [String: CalendarFeedContents] = [:]
    var wrong: [String: Int] = [:]
    var counts: [String: (right: Int, all: Int)] = [:]
    for line in try corpus.cases("expected.jsonl") {
      let window = try #require(line.window)
      if files[line.file] == nil {
        files[line.file] =
          (try? CalendarReader().feed(corpus.bytes(line.file))) ?? CalendarFeedContents()
      }
      let contents = try #require(files[line.file])
      let found = busy(contents, in: window, zone: TimeZoneID(rawValue: line.zone))
      let basis = line.basis ?? ""
      counts[basis, default: (0, 0)].all += 1
      if pairs(found) == line.busy {
        counts[basis, default: (0, 0)].right += 1
      } else {
        wrong[line.file, default: 0] += 1
      }
    }
    for (basis, count) in counts { print("corpus, \(basis): \(count.right) of \(count.all)") }
    for (file, count) in wrong.sorted(by: { $0.key < $1.key }) {
      print("differs: \(file) (\(count))")
    }
    let agreed = try #require(counts["agreed"])
    #expect(agreed.right * 100 >= agreed.all * 90)
  }
}
