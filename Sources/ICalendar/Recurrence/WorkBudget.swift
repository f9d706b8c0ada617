/// How much work one object may still cause.
///
/// Work is counted in steps and not in time, so that the same object is cut at the same place on
/// every machine.
struct WorkBudget {
  private(set) var steps = 400_000

  var isSpent: Bool { steps <= 0 }

  /// Takes one step; false when there is none left.
  mutating func spend(_ count: Int = 1) -> Bool {
    steps -= count
    return steps > 0
  }
}
