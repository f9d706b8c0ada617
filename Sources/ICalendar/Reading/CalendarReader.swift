import CalendarModel
import Foundation

/// Reads iCalendar text into the facts that busy time needs (RFC 5545, 4791).
public struct CalendarReader: Sendable {
  /// The owner's addresses in lower case, with `mailto:`; they find the owner's own answer.
  public var ownerAddresses: Set<String>

  public init(ownerAddresses: Set<String> = []) {
    self.ownerAddresses = ownerAddresses
  }
}
