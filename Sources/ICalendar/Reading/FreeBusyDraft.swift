import CalendarModel

/// A VFREEBUSY while its lines are read (RFC 5545, 3.6.4).
struct FreeBusyDraft {
  let scope: Int
  private(set) var uid = ""
  private(set) var periods: [FreeBusyPeriod] = []
  private(set) var flags: Set<FactFlag> = []
  private var size = 0

  init(scope: Int) {
    self.scope = scope
  }

  mutating func read(_ line: ContentLine) {
    size += line.count
    guard size <= EventDraft.sizeLimit else {
      flags.insert(.tooLarge)
      return
    }
    switch line.name {
    case .uid: uid = line.text
    case .freeBusy: readPeriods(line)
    default: break
    }
  }

  private mutating func readPeriods(_ line: ContentLine) {
    let availability: Availability
    switch line.parameter("FBTYPE")?.uppercased() {
    case "FREE": return
    case "BUSY-TENTATIVE": availability = .tentative
    case "BUSY-UNAVAILABLE": availability = .outOfOffice
    // Types that are not known are to be taken for BUSY (3.2.9).
    default: availability = .busy
    }
    let zone = line.zone
    for value in line.values {
      guard case .period(let start, let extent) = RecurrenceDate(text: value, zone: zone),
        let begin = instant(start), let end = end(of: start, extent)
      else {
        flags.insert(.unreadablePeriod)
        continue
      }
      if let interval = Interval(start: begin, end: end) {
        periods.append(FreeBusyPeriod(interval: interval, availability: availability))
      }
    }
  }

  private mutating func end(of start: CalendarTime, _ extent: EventExtent) -> Timestamp? {
    switch extent {
    case .end(let end): instant(end)
    case .duration(let duration):
      // Periods are in UTC, where days have 86,400 seconds.
      instant(start).map { $0 + Int64(duration.days * 86_400 + duration.seconds) }
    case .unstated: nil
    }
  }

  /// Times of free/busy periods must be UTC (3.8.2.6), and are not always.
  private mutating func instant(_ time: CalendarTime) -> Timestamp? {
    switch time {
    case .date: return nil
    case .utc(let civil): return civil.timestamp()
    case .zoned(let civil, let zone):
      if let name = TimeZones.ianaName(of: zone),
        let instant = TimeZones.timestamp(civil, in: TimeZoneID(rawValue: name))
      {
        return instant
      }
      flags.insert(.localPeriod)
      return civil.timestamp()
    case .floating(let civil):
      flags.insert(.localPeriod)
      return civil.timestamp()
    }
  }
}
