import BusyIndex
import CalendarModel

/// Seeded, so that a failure can be had again; tests print their seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func at(_ seconds: Int64) -> Timestamp { Timestamp(secondsSinceEpoch: seconds) }

func span(_ start: Int64, _ end: Int64) -> Interval {
  guard let interval = Interval(start: at(start), end: at(end)) else {
    preconditionFailure("the test asks for an empty interval \(start)..<\(end)")
  }
  return interval
}

func busy(_ start: Int64, _ end: Int64) -> BusyInstance {
  BusyInstance(interval: span(start, end))
}

/// An instant written as people write it.
func instant(_ text: String) -> Timestamp {
  guard let instant = Timestamp(rfc3339: text) else {
    preconditionFailure("the test has a bad instant \(text)")
  }
  return instant
}

let anna = PersonID(unchecked: "anna")
let bert = PersonID(unchecked: "bert")
let work = CalendarID(unchecked: "cal_work")
let home = CalendarID(unchecked: "cal_home")

func name(_ text: String) -> ResourceName { ResourceName(rawValue: text) }

func standing(
  _ calendar: CalendarID, blocks: Bool = true, _ state: ConnectionState = .ok,
  asOf: Int64? = 1_000
) -> CalendarStanding {
  CalendarStanding(calendar: calendar, blocks: blocks, state: state, asOf: asOf.map(at))
}

/// Anna with one good calendar that holds these instances, each as an object of its own.
func index(holding instances: [BusyInstance]) -> BusyIndex {
  var index = BusyIndex()
  index.setStanding(standing(work), of: anna)
  let objects = instances.enumerated().map { (name("object-\($0.offset)"), [$0.element]) }
  index.apply(changed: Dictionary(uniqueKeysWithValues: objects), removed: [], to: work)
  return index
}
