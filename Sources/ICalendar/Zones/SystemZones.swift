import CalendarModel
import Foundation
import Synchronization

/// The time zones of the system's tz data, read when they are first asked for and kept.
///
/// Neither libical's own copies, which end in 2037, nor Foundation's zones are used: these tables
/// are right for all years, and are shared between threads without a lock once they are read.
final class SystemZones: Sendable {
  static let shared = SystemZones(directory: "/usr/share/zoneinfo")

  /// The version of the tz data, such as `2025b`; `unknown` where the system does not say.
  let version: String
  /// Names by themselves in lower case, since some calendars do not keep their case.
  private let names: [String: String]
  private let directory: URL
  private let tables = Mutex<[String: ZoneTable]>([:])

  init(directory path: String) {
    directory = URL(fileURLWithPath: path, isDirectory: true)
    names = Self.names(in: directory)
    version = Self.version(in: directory)
  }

  /// The zone's name as the tz data spells it; nil where there is none of that name.
  func name(of zone: String) -> String? {
    if let name = names[zone.lowercased()] { return name }
    // UTC is known even where there is no tz data.
    return ["utc", "z"].contains(zone.lowercased()) ? "UTC" : nil
  }

  /// The zone of that name, in any case of its letters.
  func table(named zone: String) -> ZoneTable? {
    guard let name = name(of: zone) else { return nil }
    if let table = tables.withLock({ $0[name] }) { return table }
    // Two threads may read the same file at once; both read the same.
    let data = FileManager.default.contents(atPath: directory.appendingPathComponent(name).path)
    guard let table = data.flatMap(ZoneTable.init(tzif:)) ?? (name == "UTC" ? .utc : nil) else {
      return nil
    }
    tables.withLock { $0[name] = table }
    return table
  }

  private static func names(in directory: URL) -> [String: String] {
    // `posix` and `right` hold the same zones again, the latter with leap seconds.
    let others: Set<String> = [
      "posix", "right", "localtime", "posixrules", "Factory", "leapseconds", "+VERSION",
    ]
    var names: [String: String] = [:]
    let paths = FileManager.default.enumerator(atPath: directory.path)
    while let path = paths?.nextObject() as? String {
      if others.contains(path) {
        paths?.skipDescendants()
      } else if paths?.fileAttributes?[.type] as? FileAttributeType != .typeDirectory,
        !path.contains("."), path.utf8.first.map({ $0 >= 0x41 && $0 <= 0x5A }) == true
      {
        names[path.lowercased()] = path
      }
    }
    return names
  }

  private static func version(in directory: URL) -> String {
    func start(of name: String) -> Substring? {
      let path = directory.appendingPathComponent(name).path
      guard let file = FileHandle(forReadingAtPath: path) else { return nil }
      // A file that cannot be read tells as little as one that is not there.
      let data = try? file.read(upToCount: 80)
      return data.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first }
    }
    if let line = start(of: "+VERSION"), !line.isEmpty { return String(line) }
    let mark = "# version "
    if let line = start(of: "tzdata.zi"), line.hasPrefix(mark) {
      return String(line.dropFirst(mark.count))
    }
    return "unknown"
  }
}
