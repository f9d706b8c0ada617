import CalendarModel

/// Expands the facts of an object with libical's recurrence rules.
public struct LibicalExpander: OccurrenceExpander {
  public init() {}

  public var version: String { "0" }

  public func expand(_ object: ObjectFacts, in context: ExpansionContext) -> Expansion {
    Expansion(instances: [])
  }
}
