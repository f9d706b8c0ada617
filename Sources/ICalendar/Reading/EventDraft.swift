import CalendarModel

/// A VEVENT while its lines are read.
struct EventDraft {
  /// Which VCALENDAR of the stream it stands in; its VTIMEZONEs are those of that one.
  let scope: Int
  private(set) var uid = ""
  private(set) var recurrenceID: CalendarTime?
  private(set) var isOverride = false
  private(set) var flags: Set<FactFlag> = []
  /// Bytes of the lines that were taken.
  private(set) var size = 0

  private var isThisAndFuture = false
  private var sequence = 0
  private var start: CalendarTime?
  private var end: CalendarTime?
  private var duration: CalendarDuration?
  private var hasStart = false
  private var hasEnd = false
  private var recurrenceRules: [String] = []
  private var exclusionRules: [String] = []
  private var recurrenceDates: [RecurrenceDate] = []
  private var exclusionDates: [CalendarTime] = []
  private var status = EventStatus.confirmed
  private var isTransparent = false
  private var participation = Participation.notInvited
  private var isOrganizer = false
  private var category = EventCategory.regular

  /// An object may have this many bytes of lines that count (busy-rules, "Limits").
  static let sizeLimit = 1_048_576

  init(scope: Int) {
    self.scope = scope
  }

  /// Takes one line of the event. `owner` are the owner's addresses in lower case.
  mutating func read(_ line: ContentLine, owner: Set<String>) {
    let room = Self.sizeLimit - size
    size += line.count
    guard size <= Self.sizeLimit else {
      flags.insert(.tooLarge)
      // The list that goes beyond is cut; the short lines that say when and whether count still.
      switch line.name {
      case .recurrenceDate, .exclusionDate: readDates(line, from: line.value.prefix(max(room, 0)))
      case .attendee, .recurrenceRule, .exclusionRule: break
      default: readOne(line, owner: owner)
      }
      return
    }
    switch line.name {
    case .recurrenceDate, .exclusionDate: readDates(line, from: line.value)
    default: readOne(line, owner: owner)
    }
  }

  private mutating func readOne(_ line: ContentLine, owner: Set<String>) {
    switch line.name {
    case .uid: uid = line.text
    case .start:
      hasStart = true
      start = start ?? line.time
    case .endTime:
      hasEnd = true
      end = end ?? line.time
    case .duration:
      hasEnd = true
      duration = duration ?? CalendarDuration(text: line.text)
    case .recurrenceID:
      isOverride = true
      recurrenceID = line.time
      isThisAndFuture = line.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    case .recurrenceRule: readRule(line, into: \.recurrenceRules)
    case .exclusionRule: readRule(line, into: \.exclusionRules)
    case .sequence: sequence = Int(line.text) ?? 0
    case .status:
      if line.says("CANCELLED") {
        status = .cancelled
      } else if line.says("TENTATIVE") {
        status = .tentative
      }
    case .transparency: isTransparent = line.says("TRANSPARENT")
    case .busyStatus:
      // Exchange says more than TRANSP can.
      if line.says("OOF") {
        category = .outOfOffice
      } else if line.says("TENTATIVE"), status == .confirmed {
        status = .tentative
      }
    case .attendee: readAttendee(line, owner: owner)
    case .organizer: isOrganizer = isOrganizer || line.isAddress(of: owner)
    default: break
    }
  }

  /// A rule that cannot be read is kept as an empty one: that there is a rule counts, and what stood
  /// there could be anything.
  private mutating func readRule(
    _ line: ContentLine, into list: WritableKeyPath<EventDraft, [String]>
  ) {
    let text = line.text.filter { $0 != " " }.uppercased()
    let isReadable = RecurrenceRule(text: text) != nil
    if !isReadable { flags.insert(.unreadableRule) }
    self[keyPath: list].append(isReadable ? text : "")
  }

  private mutating func readDates(_ line: ContentLine, from values: ArraySlice<UInt8>) {
    let zone = line.zone
    for value in values.split(separator: UInt8(ascii: ",")) {
      guard let date = RecurrenceDate(text: value, zone: zone) else {
        flags.insert(.unreadableDate)
        continue
      }
      if line.name == .recurrenceDate {
        recurrenceDates.append(date)
      } else {
        switch date {
        case .time(let time), .period(let time, _): exclusionDates.append(time)
        }
      }
    }
  }

  private mutating func readAttendee(_ line: ContentLine, owner: Set<String>) {
    guard line.isAddress(of: owner) else { return }
    let answer: Participation =
      switch line.parameter("PARTSTAT")?.uppercased() {
      case "DECLINED": .declined
      case "TENTATIVE": .tentative
      case "NEEDS-ACTION", nil: .unanswered
      // DELEGATED too: whether the owner still comes is not known, and doubt counts as busy.
      default: .accepted
      }
    // Of several addresses of the owner, the answer that binds the most holds.
    let order: [Participation] = [.notInvited, .declined, .unanswered, .tentative, .accepted]
    let known = order.firstIndex(of: participation) ?? 0
    if let new = order.firstIndex(of: answer), new > known { participation = answer }
  }

  /// The event as facts.
  ///
  /// Throws ``CalendarReadingError`` when its start cannot be read, or its end.
  func facts() throws(CalendarReadingError) -> (facts: EventFacts, flags: Set<FactFlag>) {
    var flags = flags
    // A cancelled instance is sometimes named by its RECURRENCE-ID alone.
    guard let start = start ?? (status == .cancelled ? recurrenceID : nil) else {
      throw CalendarReadingError(flag: hasStart ? .unreadableStart : .noStart)
    }
    // An instance that cannot be matched counts besides the one that it replaces.
    if isOverride && recurrenceID == nil { flags.insert(.unreadableOverride) }
    let extent: EventExtent
    if let end {
      extent = .end(end)
    } else if let duration {
      extent = .duration(duration)
    } else if hasEnd {
      // Of a day, at least that day is known.
      guard start.isDate else { throw CalendarReadingError(flag: .unreadableEnd) }
      flags.insert(.unreadableEnd)
      extent = .unstated
    } else {
      extent = .unstated
    }
    // Whoever organises takes part, unless they say that they do not.
    let own = isOrganizer && participation == .unanswered ? .accepted : participation
    let facts = EventFacts(
      uid: uid, recurrenceID: recurrenceID, isThisAndFuture: isThisAndFuture, sequence: sequence,
      start: start, extent: extent, recurrenceRules: recurrenceRules,
      exclusionRules: exclusionRules, recurrenceDates: recurrenceDates,
      exclusionDates: exclusionDates, status: status, isTransparent: isTransparent,
      participation: own, category: category)
    return (facts, flags)
  }

  /// What stands in for a missing UID: the same event gives the same key at the next reading.
  var fallbackKey: String {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    let text = "\(String(describing: start)) \(String(describing: end)) \(recurrenceRules)"
    for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return "no-uid-" + String(digest, radix: 16)
  }
}

extension ContentLine {
  /// Whether the value is one of the owner's addresses.
  fileprivate func isAddress(of owner: Set<String>) -> Bool {
    guard !owner.isEmpty else { return false }
    let address = text.lowercased()
    return owner.contains(address) || owner.contains("mailto:" + address)
      || parameter("EMAIL").map { owner.contains("mailto:" + $0.lowercased()) } == true
  }
}
