import CalendarModel

/// Time zones by name (the system's tz data) and by definition (VTIMEZONE).
///
/// Thread-safe: tables are immutable, and the caches they are kept in are locked.
public enum TimeZones {
  /// Whether the name is one of the system's tz data, such as `Europe/Copenhagen`, in its spelling.
  public static func isKnown(_ id: TimeZoneID) -> Bool {
    SystemZones.shared.name(of: id.rawValue) == id.rawValue
  }

  /// The zone that a VTIMEZONE means (RFC 4791, 5.2.2, `calendar-timezone`): an IANA name where it
  /// can be told, else the definition's own name with the definition.
  ///
  /// Nil when there is no VTIMEZONE in the text, or it is not usable.
  public static func reference(
    vtimezone text: String
  ) -> (id: TimeZoneID, definition: TimeZoneDefinition?)? {
    guard let zone = VTimeZone(text: text), let id = zone.id else { return nil }
    if let name = ianaName(of: id) ?? zone.location.flatMap(SystemZones.shared.name(of:)) {
      return (TimeZoneID(rawValue: name), nil)
    }
    guard zone.table() != nil else { return nil }
    return (id, TimeZoneDefinition(id: id, text: zone.text))
  }

  /// The instant at which clocks in the zone show `civil`: the first of two, and by the offset
  /// before the gap where there is none (RFC 5545, 3.3.5). Nil for a zone that is not one of the
  /// system's.
  public static func timestamp(_ civil: CivilTime, in zone: TimeZoneID) -> Timestamp? {
    guard let table = SystemZones.shared.table(named: zone.rawValue) else { return nil }
    let instant = table.instant(ofLocal: LocalTime(civil).seconds)
    return Timestamp(secondsSinceEpoch: Int64(instant))
  }

  /// The IANA name that a TZID means, by itself or as a Windows name or behind a prefix.
  static func ianaName(of id: TimeZoneID) -> String? {
    ZoneNames.canonical(id.rawValue, in: .shared)
  }
}
