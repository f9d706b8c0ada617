import BusyIndex
import CalendarModel
import Testing

/// What the index should say, by the shortest way to say it.
private struct Oracle {
  struct Calendar {
    var standing: CalendarStanding
    var objects: [ResourceName: [BusyInstance]] = [:]
  }
  var people: [PersonID: [CalendarID: Calendar]] = [:]

  func answer(for person: PersonID, in window: Interval) -> PersonBusy? {
    guard let calendars = people[person] else { return nil }
    let blocking = calendars.values.filter(\.standing.blocks)
    // Second by second, so that nothing of the index's own interval arithmetic is used.
    var busy: [Interval] = []
    var start: Int64?
    for second in window.start.secondsSinceEpoch...window.end.secondsSinceEpoch {
      let isBusy =
        second < window.end.secondsSinceEpoch
        && blocking.contains { calendar in
          calendar.objects.values.contains { $0.contains { $0.interval.contains(at(second)) } }
        }
      if isBusy, start == nil { start = second }
      if !isBusy, let began = start {
        busy.append(span(began, second))
        start = nil
      }
    }
    let ages = blocking.map(\.standing.asOf)
    return PersonBusy(
      person: person, busy: busy, asOf: ages.contains(nil) ? nil : ages.compactMap { $0 }.min(),
      hasBlockingCalendars: !blocking.isEmpty,
      unknown: blocking.map(\.standing).sorted { $0.calendar < $1.calendar }.compactMap {
        standing in
        let reason: ConnectionState?
        switch standing.state {
        case .ok, .failing: reason = standing.asOf == nil ? .connecting : nil
        default: reason = standing.state
        }
        return reason.map {
          UnknownSpan(
            calendar: standing.calendar, reason: $0, asOf: standing.asOf, interval: window)
        }
      })
  }

  func sources(for person: PersonID, in window: Interval) -> [BusySource] {
    var sources: [BusySource] = []
    for (id, calendar) in people[person] ?? [:] where calendar.standing.blocks {
      for (name, instances) in calendar.objects {
        for instance in instances where instance.interval.overlaps(window) {
          sources.append(
            BusySource(
              interval: instance.interval, calendar: id, resource: name,
              availability: instance.availability, rule: instance.rule))
        }
      }
    }
    return sources.sorted()
  }
}

@Suite("The index against a brute-force oracle")
struct OracleTests {
  @Test(
    "agrees after every one of hundreds of random changes",
    arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8, 9, 10])
  func agrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var index = BusyIndex()
    var oracle = Oracle()
    let people = (0..<3).map { PersonID(unchecked: "person-\($0)") }
    for step in 0..<300 {
      let person = people.randomElement(using: &random) ?? anna
      let number = Int.random(in: 0..<3, using: &random)
      let calendar = CalendarID(unchecked: "cal_\(person)-\(number)")
      change(&index, &oracle, person, calendar, &random)
      for person in people {
        let start = Int64.random(in: -20..<220, using: &random)
        let window = span(start, start + Int64.random(in: 1...120, using: &random))
        var answer = index.answer(for: person, in: window)
        answer?.unknown.sort { $0.calendar < $1.calendar }
        try #require(
          answer == oracle.answer(for: person, in: window),
          "seed \(seed), step \(step), \(person) in \(window)")
        try #require(
          index.sources(for: person, in: window) == oracle.sources(for: person, in: window),
          "seed \(seed), step \(step), sources of \(person) in \(window)")
      }
    }
    let calendars = oracle.people.values.flatMap(\.values)
    #expect(index.statistics.people == oracle.people.count)
    #expect(index.statistics.calendars == calendars.count)
    #expect(
      index.statistics.intervals
        == calendars.reduce(0) { $0 + $1.objects.values.reduce(0) { $0 + $1.count } })
  }

  private func change(
    _ index: inout BusyIndex, _ oracle: inout Oracle, _ person: PersonID, _ calendar: CalendarID,
    _ random: inout SeededGenerator
  ) {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<60:
      let names = (0..<30).map { name("object-\($0)") }
      var changed: [ResourceName: [BusyInstance]] = [:]
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        changed[names.randomElement(using: &random) ?? names[0]] = instances(&random)
      }
      let removed = names.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
      index.apply(changed: changed, removed: removed, to: calendar)
      if oracle.people[person]?[calendar] != nil {
        for name in removed { oracle.people[person]?[calendar]?.objects[name] = nil }
        for (name, instances) in changed {
          oracle.people[person]?[calendar]?.objects[name] = instances
        }
      }
    case 60..<85:
      let standing = CalendarStanding(
        calendar: calendar, blocks: Bool.random(using: &random),
        state: ConnectionState.allCases.randomElement(using: &random) ?? .ok,
        asOf: Int.random(in: 0..<5, using: &random) == 0
          ? nil : at(Int64.random(in: 0..<1_000, using: &random)))
      index.setStanding(standing, of: person)
      oracle.people[person, default: [:]][calendar, default: .init(standing: standing)].standing =
        standing
    case 85..<90:
      let objects = Dictionary(
        uniqueKeysWithValues: (0..<Int.random(in: 0..<20, using: &random)).map {
          (name("object-\($0)"), instances(&random))
        })
      index.replaceAll(objects, of: calendar)
      if oracle.people[person]?[calendar] != nil {
        oracle.people[person]?[calendar]?.objects = objects
      }
    case 90..<96:
      index.removeCalendar(calendar)
      oracle.people[person]?[calendar] = nil
    case 96..<98:
      index.addPerson(person)
      if oracle.people[person] == nil { oracle.people[person] = [:] }
    default:
      index.removePerson(person)
      oracle.people[person] = nil
    }
  }

  private func instances(_ random: inout SeededGenerator) -> [BusyInstance] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let start = Int64.random(in: 0..<200, using: &random)
      // Mostly short, at times longer than any window.
      let length = Int.random(in: 0..<10, using: &random) == 0 ? Int64(150) : 8
      return BusyInstance(
        interval: span(start, start + Int64.random(in: 1...length, using: &random)),
        availability: [.busy, .tentative, .outOfOffice].randomElement(using: &random) ?? .busy,
        rule: [.event, .allDay, .tentative].randomElement(using: &random) ?? .event)
    }
  }
}
