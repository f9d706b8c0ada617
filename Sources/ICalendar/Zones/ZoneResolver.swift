import CalendarModel
import Synchronization

/// The zone of a name, and how it was found.
struct ResolvedZone: Sendable {
  let table: ZoneTable
  /// Set when the name did not say which zone is meant.
  let flag: FactFlag?
}

/// Finds the zones of one calendar object's times (busy-rules, "Time").
struct ZoneResolver {
  /// The calendar's own zone: of floating times, of days, and of what names an unknown zone.
  let calendarZone: ZoneTable
  private(set) var flags: Set<FactFlag> = []

  private let definitions: [TimeZoneDefinition]
  private let zones: SystemZones
  private var found: [TimeZoneID: ZoneTable] = [:]

  init(
    definitions: [TimeZoneDefinition], calendarZone id: TimeZoneID,
    calendarDefinition: TimeZoneDefinition?, zones: SystemZones = .shared
  ) {
    self.definitions = definitions
    self.zones = zones
    let own = calendarDefinition.map { [$0] } ?? []
    if let zone = Self.resolve(id, definitions: own, zones: zones) {
      calendarZone = zone.table
    } else {
      calendarZone = .utc
      flags.insert(.unknownCalendarZone)
    }
  }

  /// The zone of that name; the calendar's, with a flag, where it cannot be told.
  mutating func table(_ id: TimeZoneID) -> ZoneTable {
    if let table = found[id] { return table }
    var resolved = Self.resolve(id, definitions: definitions, zones: zones)
    // Of all zones with the offset, one with places is most likely the calendar's own.
    if resolved?.flag == .zoneByOffset, let offset = ZoneNames.offset(in: id.rawValue),
      offset.hasPlaces, offset.seconds == calendarZone.standardOffset
    {
      resolved = ResolvedZone(table: calendarZone, flag: .zoneByOffset)
    }
    if let flag = resolved == nil ? .unknownZone : resolved?.flag { flags.insert(flag) }
    let table = resolved?.table ?? calendarZone
    found[id] = table
    return table
  }

  /// The object's own definition when it is usable, else an IANA name, else a Windows name, else a
  /// name behind a known prefix, else an offset in the name.
  static func resolve(
    _ id: TimeZoneID, definitions: [TimeZoneDefinition], zones: SystemZones
  ) -> ResolvedZone? {
    if let definition = definitions.first(where: { $0.id == id }),
      let table = DefinitionCache.shared.table(definition, zones: zones)
    {
      return ResolvedZone(table: table, flag: nil)
    }
    if let name = ZoneNames.canonical(id.rawValue, in: zones), let table = zones.table(named: name)
    {
      return ResolvedZone(table: table, flag: nil)
    }
    if let offset = ZoneNames.offset(in: id.rawValue) {
      return ResolvedZone(table: ZoneTable(fixed: offset.seconds), flag: .zoneByOffset)
    }
    return nil
  }
}

/// Tables of VTIMEZONEs by their text, since a calendar repeats the same one in each object.
final class DefinitionCache: Sendable {
  static let shared = DefinitionCache()

  private static let limit = 512
  private let tables = Mutex<[TimeZoneDefinition: ZoneTable?]>([:])

  /// Nil where the definition is not usable.
  ///
  /// Where its name is one of the tz data's, the system's data win after the last onset that the
  /// definition names itself: calendars carry definitions from long ago, whose rules are of then.
  func table(_ definition: TimeZoneDefinition, zones: SystemZones) -> ZoneTable? {
    if let known = tables.withLock({ $0[definition] }) { return known }
    var table: ZoneTable?
    if let read = VTimeZone(text: definition.text)?.table() {
      let system = zones.table(named: definition.id.rawValue)
      table = system.map { read.table.until(read.lastNamedOnset, then: $0) } ?? read.table
    }
    let made = table
    tables.withLock { tables in
      // Emptying the whole is cruder than dropping the oldest, and costs no bookkeeping.
      if tables.count >= Self.limit { tables.removeAll() }
      tables[definition] = .some(made)
    }
    return made
  }
}

extension FactFlag {
  static let unknownZone = FactFlag(
    code: "unknown-time-zone",
    detail: "A time zone is neither defined nor known; the calendar's own zone was used.")
  static let unknownCalendarZone = FactFlag(
    code: "unknown-calendar-time-zone",
    detail: "The calendar's own time zone is not known; UTC was used.")
  static let zoneByOffset = FactFlag(
    code: "time-zone-by-offset",
    detail: "A time zone is known only by the offset in its name; its clock changes are not.")
}
