import CalendarModel

/// Whether and how one event makes its owner busy: the table of the busy rules.
struct Verdict: Hashable {
  let availability: Availability
  let rule: BusyRule

  /// Nil where the event leaves its owner free.
  init?(_ event: EventFacts, rules: BusyRules) {
    guard event.status != .cancelled, !event.isTransparent, event.participation != .declined else {
      return nil
    }
    let isAllDay = event.start.isDate
    if isAllDay && rules.allDay == .free { return nil }
    switch event.category {
    case .workingLocation, .birthday: return nil
    case .workingElsewhere where rules.workingElsewhere != .busy: return nil
    case .focusTime where rules.focusTime == .free: return nil
    default: break
    }
    if event.participation == .unanswered {
      if rules.unanswered == .free { return nil }
      self.init(.tentative, .unanswered)
    } else if event.status == .tentative || event.participation == .tentative {
      if rules.tentative == .free { return nil }
      self.init(.tentative, .tentative)
    } else {
      switch event.category {
      case .outOfOffice: self.init(.outOfOffice, .outOfOffice)
      case .focusTime: self.init(.busy, .focusTime)
      case .workingElsewhere: self.init(.busy, .workingElsewhere)
      default: self.init(.busy, isAllDay ? .allDay : .event)
      }
    }
  }

  /// Nil where the period leaves its owner free.
  init?(_ period: FreeBusyPeriod, rules: BusyRules) {
    if period.availability == .tentative && rules.tentative == .free { return nil }
    self.init(period.availability, .freeBusy)
  }

  private init(_ availability: Availability, _ rule: BusyRule) {
    self.availability = availability
    self.rule = rule
  }

  /// The same, for an event of which something could not be understood.
  var doubtful: Verdict { Verdict(availability, .doubtful) }
}
