import CalendarModel
import Foundation

/// Goes through the components of a stream of iCalendar text and collects the events, free/busy
/// components and time zones of its VCALENDARs. Those inside other components, such as the choices
/// of a poll, are not events.
///
/// The text is read here and not by libical, whose parser keeps only 500 values of a list and drops
/// the rest without a word, takes time in the square of a line's length, and would hold the titles
/// of all events in memory.
struct CalendarScanner {
  private(set) var events: [EventDraft] = []
  private(set) var freeBusy: [FreeBusyDraft] = []
  private(set) var name: String?
  private(set) var zoneName: String?
  /// Whether there was a VCALENDAR at all.
  private(set) var hasCalendars = false
  /// Whether the text ends where its components do, and not in the middle of one.
  private(set) var isComplete = true

  private let owner: Set<String>
  /// The time zones, by the number of the VCALENDAR that they stand in.
  private(set) var zones: [Int: [TimeZoneID: VTimeZone]] = [:]
  private var scope = 0
  private var open: [Component] = []
  /// How many components are open beyond those in `open`, which is bounded.
  private var depth = 0
  private var event: EventDraft?
  private var busy: FreeBusyDraft?
  private var zone: VTimeZone?

  private enum Component {
    case calendar, event, freeBusy, timeZone, observance
    /// A component that holds no events: where one begins inside it, its end is missing.
    case leaf
    case other
  }

  private static let depthLimit = 32

  init(_ data: Data, owner: Set<String>) {
    self.owner = owner
    var lines = ContentLineReader(data)
    while let line = lines.next() {
      switch line.name {
      case .begin: begin(line)
      case .end: end(line)
      default: read(line)
      }
    }
    isComplete = open.isEmpty && depth == 0
    while !open.isEmpty { close() }
  }

  private mutating func begin(_ line: ContentLine) {
    let component = Self.component(line)
    if component == .calendar { hasCalendars = true }
    if [.event, .freeBusy, .timeZone].contains(component) {
      // None of these is inside another: the end of the one before is missing.
      while let last = open.last, last != .calendar, last != .other { close() }
    }
    guard open.count < Self.depthLimit else {
      depth += 1
      return
    }
    let isInCalendar = open.last == .calendar
    switch component {
    case .calendar: scope += 1
    case .event where isInCalendar: event = EventDraft(scope: scope)
    case .freeBusy where isInCalendar: busy = FreeBusyDraft(scope: scope)
    case .timeZone where isInCalendar: zone = VTimeZone()
    case .observance: zone?.read(line)
    default: break
    }
    open.append(component)
  }

  private mutating func end(_ line: ContentLine) {
    guard depth == 0 else {
      depth -= 1
      return
    }
    let component = Self.component(line)
    guard open.contains(component) else { return }
    while let last = open.last {
      if last == .observance { zone?.read(line) }
      close()
      if last == component { return }
    }
  }

  private mutating func close() {
    switch open.popLast() {
    case .event:
      if let event { events.append(event) }
      event = nil
    case .freeBusy:
      if let busy { freeBusy.append(busy) }
      busy = nil
    case .timeZone:
      // Of two definitions of one name the first holds.
      if let zone, let id = zone.id, zones[scope]?[id] == nil {
        zones[scope, default: [:]][id] = zone
      }
      zone = nil
    case .calendar, .observance, .leaf, .other, nil: break
    }
  }

  private mutating func read(_ line: ContentLine) {
    guard depth == 0 else { return }
    switch open.last {
    case .event: event?.read(line, owner: owner)
    case .freeBusy: busy?.read(line)
    case .timeZone, .observance: zone?.read(line)
    case .calendar: readCalendar(line)
    case .leaf, .other, nil: break
    }
  }

  private mutating func readCalendar(_ line: ContentLine) {
    switch line.name {
    case .calendarName: name = name ?? line.text
    case .name: name = line.text
    case .calendarZone: zoneName = zoneName ?? line.text
    default: break
    }
  }

  private static func component(_ line: ContentLine) -> Component {
    if line.says("VEVENT") { return .event }
    if line.says("VCALENDAR") { return .calendar }
    if line.says("VTIMEZONE") { return .timeZone }
    if line.says("STANDARD") || line.says("DAYLIGHT") { return .observance }
    if line.says("VFREEBUSY") { return .freeBusy }
    if line.says("VALARM") || line.says("VTODO") || line.says("VJOURNAL") { return .leaf }
    return .other
  }
}
