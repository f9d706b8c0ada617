import CalendarModel

/// How one calendar stands, as far as an answer about its person depends on it.
public struct CalendarStanding: Hashable, Sendable {
  public var calendar: CalendarID
  /// Whether its events make the person busy.
  public var blocks: Bool
  public var state: ConnectionState
  /// When the last successful synchronisation began; nil when there was none.
  public var asOf: Timestamp?

  public init(calendar: CalendarID, blocks: Bool, state: ConnectionState, asOf: Timestamp?) {
    self.calendar = calendar
    self.blocks = blocks
    self.state = state
    self.asOf = asOf
  }
}

extension CalendarStanding {
  /// Why the calendar's gaps must not be taken for free time; nil when they may be.
  ///
  /// A calendar that was never read is unknown whatever its state says: a first run that failed
  /// leaves `failing` and no data, which is not an empty calendar.
  var doubt: ConnectionState? {
    switch state {
    case .connecting, .needsAuthorization, .suspect, .paused: state
    case .ok, .failing: asOf == nil ? .connecting : nil
    }
  }
}
