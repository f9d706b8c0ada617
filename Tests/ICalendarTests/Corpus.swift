import CalendarModel
import Foundation
import ICalendar

/// The corpus of calendars that other programs wrote, beside the repository.
struct Corpus: Sendable {
  let root: URL

  /// Nil where it is absent.
  static let shared: Corpus? = {
    let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let root = repository.deletingLastPathComponent().appendingPathComponent("shared/corpus")
    let file = root.appendingPathComponent("expected.jsonl").path
    return FileManager.default.fileExists(atPath: file) ? Corpus(root: root) : nil
  }()

  /// One line of `expected.jsonl` or `expected-vtimezone.jsonl`.
  struct Case: Decodable, Sendable {
    var file: String
    var zone: String
    var from: Int64
    var to: Int64
    var busy: [[Int64]]?
    var basis: String?
    var busy_vtimezone: [[Int64]]?
    var busy_iana: [[Int64]]?

    var window: Interval? {
      Interval(
        start: Timestamp(secondsSinceEpoch: from), end: Timestamp(secondsSinceEpoch: to))
    }
  }

  func cases(_ name: String) throws -> [Case] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: root.appendingPathComponent(name))
      .split(separator: 0x0A)
      .map { try decoder.decode(Case.self, from: $0) }
  }

  /// The bytes of a file in `ics/`, unpacked where it is packed.
  func bytes(_ file: String) throws -> Data {
    let url = root.appendingPathComponent("ics").appendingPathComponent(file)
    guard file.hasSuffix(".gz") else { return try Data(contentsOf: url) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  /// All files below a folder of `ics/`, as paths relative to `ics/`.
  func files(in folder: String) -> [String] {
    let root = root.appendingPathComponent("ics").appendingPathComponent(folder)
    let paths = FileManager.default.enumerator(atPath: root.path)
    var files: [String] = []
    while let path = paths?.nextObject() as? String {
      if path.hasSuffix(".ics") || path.hasSuffix(".ics.gz") { files.append("\(folder)/\(path)") }
    }
    return files.sorted()
  }
}

/// What a calendar makes busy within a window, by the corpus' definition: free/busy components do
/// not count, and nobody is the owner.
func busy(_ data: Data, in window: Interval, zone: TimeZoneID) throws -> [Interval] {
  let contents = try CalendarReader().feed(data)
  return busy(contents, in: window, zone: zone)
}

func busy(_ contents: CalendarFeedContents, in window: Interval, zone: TimeZoneID) -> [Interval] {
  let context = ExpansionContext(window: window, timeZone: zone)
  return contents.objects.flatMap { object in
    var facts = object.facts
    facts.freeBusy = []
    return LibicalExpander().expand(facts, in: context).instances.map(\.interval)
  }
  .merged().compactMap { $0.clipped(to: window) }
}

func pairs(_ intervals: [Interval]) -> [[Int64]] {
  intervals.map { [$0.start.secondsSinceEpoch, $0.end.secondsSinceEpoch] }
}
