import CalendarModel

/// How long an event lasts: nominal days, then exact seconds (RFC 5545, 3.3.6).
struct EventLength: Hashable {
  var days = 0
  var seconds = 0

  /// An upper bound in exact seconds. A nominal day lasts 24 hours but for changes of the clock, of
  /// which the greatest, over the date line, is of a day.
  var bound: Int { seconds + (days == 0 ? 0 : (days + 1) * 86_400) }
}

/// One event's start in the zone that it is repeated in.
struct EventTimes {
  let zone: ZoneTable
  let local: LocalTime
  let instant: Int
  /// Nil where the event is to be ignored, because it ends before it starts.
  let length: EventLength?

  init(_ event: EventFacts, zones: inout ZoneResolver) {
    self.init(start: event.start, extent: event.extent, zones: &zones)
  }

  init(start: CalendarTime, extent: EventExtent, zones: inout ZoneResolver) {
    zone = zones.zone(of: start)
    local = LocalTime(start)
    instant = zone.instant(ofLocal: local.seconds)
    switch extent {
    case .unstated:
      length = EventLength(days: local.isDate ? 1 : 0)
    case .duration(let duration):
      let own = EventLength(days: duration.days, seconds: duration.seconds)
      length = duration.days < 0 || duration.seconds < 0 ? nil : own
    case .end(let end) where end.isDate && local.isDate:
      // A day that ends on itself means that day: RFC 5545 forbids it and programs write it.
      let days = LocalTime(end).day - local.day
      length = days < 0 ? nil : EventLength(days: max(days, 1))
    case .end(let end):
      let seconds = zones.instant(of: end) - instant
      length = seconds < 0 ? nil : EventLength(seconds: seconds)
    }
  }

  /// When an instance that starts at the local time ends.
  func end(ofInstanceAt local: Int, instant: Int, length: EventLength) -> Int {
    let afterDays =
      length.days == 0 ? instant : zone.instant(ofLocal: local + length.days * 86_400)
    return afterDays + length.seconds
  }
}

extension LocalTime {
  /// The time as it is written.
  init(_ time: CalendarTime) {
    switch time {
    case .date(let date): self.init(date)
    case .floating(let time), .utc(let time), .zoned(let time, _): self.init(time)
    }
  }
}

extension ZoneResolver {
  /// The zone that a time is written in.
  mutating func zone(of time: CalendarTime) -> ZoneTable {
    switch time {
    case .date, .floating: calendarZone
    case .utc: .utc
    case .zoned(_, let id): table(id)
    }
  }

  /// The instant that a time means; midnight for a day.
  mutating func instant(of time: CalendarTime) -> Int {
    zone(of: time).instant(ofLocal: LocalTime(time).seconds)
  }
}

extension ExpansionContext {
  /// Seconds since 1970 of the window's ends, held within the years that calendars can write.
  var bounds: (start: Int, end: Int) {
    let range: ClosedRange<Int64> = -100_000_000_000...300_000_000_000
    return (
      Int(min(max(window.start.secondsSinceEpoch, range.lowerBound), range.upperBound)),
      Int(min(max(window.end.secondsSinceEpoch, range.lowerBound), range.upperBound))
    )
  }
}
