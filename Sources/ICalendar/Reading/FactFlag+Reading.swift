import CalendarModel

/// What can be wrong with an object as it is read. The details say nothing of what stood there.
extension FactFlag {
  static let notACalendar = FactFlag(
    code: "not-a-calendar", detail: "The data hold no VCALENDAR.")
  static let truncated = FactFlag(
    code: "truncated", detail: "The data end in the middle of a calendar.")
  static let noStart = FactFlag(
    code: "no-start", detail: "An event has no start.")
  static let unreadableStart = FactFlag(
    code: "unreadable-start", detail: "The start of an event cannot be read.")
  static let unreadableEnd = FactFlag(
    code: "unreadable-end", detail: "The end of an event cannot be read.")
  static let unreadableRule = FactFlag(
    code: "unreadable-rule",
    detail: "A recurrence rule cannot be read; only the instances that are known count.")
  static let unreadableDate = FactFlag(
    code: "unreadable-date", detail: "A date of RDATE or EXDATE cannot be read and was passed over."
  )
  static let unreadableOverride = FactFlag(
    code: "unreadable-override",
    detail: "A changed instance cannot be read; it counts where its master has it as well.")
  static let unreadablePeriod = FactFlag(
    code: "unreadable-period", detail: "A period of free/busy time cannot be read.")
  static let localPeriod = FactFlag(
    code: "local-period", detail: "A period of free/busy time has no zone; it was read as UTC.")
  static let noUID = FactFlag(code: "no-uid", detail: "An event has no UID.")
  static let tooLarge = FactFlag(
    code: "object-too-large", detail: "An object is larger than 1 MiB and was cut there.")
  static let tooManyOverrides = FactFlag(
    code: "too-many-overrides",
    detail: "An object has more than 1,000 changed instances and was cut there.")
  static let unusableZone = FactFlag(
    code: "unusable-time-zone", detail: "A time zone definition is not usable.")
}
