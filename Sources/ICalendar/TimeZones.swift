import CalendarModel

/// Time zones by name (the system's tz data) and by definition (VTIMEZONE).
public enum TimeZones {
  /// Whether the name is one of the system's tz data, such as `Europe/Copenhagen`.
  public static func isKnown(_ id: TimeZoneID) -> Bool { id == .utc }

  /// The zone that a VTIMEZONE means (RFC 4791, 5.2.2, `calendar-timezone`): an IANA name where it
  /// can be told, else the definition's own name with the definition. Nil when it is unusable.
  public static func reference(
    vtimezone text: String
  ) -> (id: TimeZoneID, definition: TimeZoneDefinition?)? { nil }

  /// The instant at which clocks in the zone show `civil`: the first of two, and by the offset
  /// before the gap where there is none (RFC 5545, 3.3.5). Nil for an unknown zone.
  public static func timestamp(_ civil: CivilTime, in zone: TimeZoneID) -> Timestamp? { nil }
}
