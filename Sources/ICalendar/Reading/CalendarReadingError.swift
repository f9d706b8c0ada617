import CalendarModel

/// Why bytes could not be read as a calendar at all. What is merely doubtful in a readable object
/// is in ``ObjectFacts/flags`` instead.
public struct CalendarReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason: a bounded code, and a sentence without private values.
  public var flag: FactFlag

  public init(flag: FactFlag) {
    self.flag = flag
  }

  public var description: String { flag.detail }
}
