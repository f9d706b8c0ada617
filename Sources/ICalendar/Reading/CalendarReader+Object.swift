import CalendarModel
import Foundation

/// Thread-safe: a reader is a value, and reading touches nothing that is shared but the zones of
/// ``SystemZones``, which are locked, and libical's grammar of rules (see ``Libical``).
extension CalendarReader {
  /// Reads one calendar object resource (RFC 4791, 4.1).
  ///
  /// An object without events, such as a to-do, gives facts without events. An event that cannot be
  /// read makes the object unreadable, because its time would be taken for free; an override that
  /// cannot be read only leaves a flag, because its instance still counts where it was.
  ///
  /// Throws ``CalendarReadingError``: `not-a-calendar`, `truncated`, `no-start`,
  /// `unreadable-start`, `unreadable-end`.
  public func object(_ data: Data) throws(CalendarReadingError) -> ObjectFacts {
    let scanner = try scan(data)
    var shelf = DefinitionShelf(scanner)
    var assembly = ObjectAssembly()
    for draft in scanner.events { assembly.add(draft, zones: &shelf) }
    for draft in scanner.freeBusy { assembly.add(draft) }
    if let failure = assembly.failure { throw CalendarReadingError(flag: failure) }
    return assembly.facts()
  }

  /// Reads a feed or an exported calendar, which holds any number of UIDs, in any number of
  /// VCALENDARs.
  ///
  /// Throws ``CalendarReadingError`` when the bytes are no calendar or end in the middle of one
  /// (`not-a-calendar`, `truncated`): what is missing then must not be taken for gone. A calendar
  /// without events is one, and gives no objects.
  public func feed(_ data: Data) throws(CalendarReadingError) -> CalendarFeedContents {
    let scanner = try scan(data)
    var shelf = DefinitionShelf(scanner)
    var keys: [String] = []
    var assemblies: [String: ObjectAssembly] = [:]
    for draft in scanner.events {
      let key = draft.uid.isEmpty ? draft.fallbackKey : draft.uid
      if assemblies[key] == nil { keys.append(key) }
      assemblies[key, default: ObjectAssembly()].add(draft, zones: &shelf)
    }
    for draft in scanner.freeBusy {
      let key = draft.uid.isEmpty ? "vfreebusy" : draft.uid
      if assemblies[key] == nil { keys.append(key) }
      assemblies[key, default: ObjectAssembly()].add(draft)
    }
    var contents = CalendarFeedContents(name: scanner.name)
    contents.timeZone = scanner.zoneName
      .flatMap { TimeZones.ianaName(of: TimeZoneID(rawValue: $0)) }
      .map(TimeZoneID.init(rawValue:))
    for key in keys {
      guard let assembly = assemblies[key] else { continue }
      if let failure = assembly.failure {
        contents.unreadable.append((key, failure))
      } else if !assembly.isEmpty {
        contents.objects.append((key, assembly.facts()))
      }
    }
    return contents
  }

  private func scan(_ data: Data) throws(CalendarReadingError) -> CalendarScanner {
    let scanner = CalendarScanner(data, owner: ownerAddresses)
    guard scanner.hasCalendars else { throw CalendarReadingError(flag: .notACalendar) }
    guard scanner.isComplete else { throw CalendarReadingError(flag: .truncated) }
    return scanner
  }
}
