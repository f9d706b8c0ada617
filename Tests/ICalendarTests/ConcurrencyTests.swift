import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Many at once")
struct ConcurrencyTests {
  @Test("reading and expanding from many tasks gives the same everywhere")
  func manyTasks() async throws {
    let zones = ["Europe/Copenhagen", "Asia/Tokyo", "America/Nuuk", "Own", "Romance Standard Time"]
    let objects = (0..<40).map { index in
      calendar(
        "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:1970010\(index % 9 + 1)T000000\n"
          + "RRULE:FREQ=YEARLY\nTZOFFSETFROM:+0\(index % 9)00\nTZOFFSETTO:+0\(index % 9)00\n"
          + "END:STANDARD\nEND:VTIMEZONE",
        event(
          "DTSTART;TZID=\(zones[index % zones.count]):20200106T100000\nDURATION:PT\(index + 1)M\n"
            + "RRULE:\(index % 7 == 0 ? "RSCALE=HEBREW;FREQ=MONTHLY;SKIP=BACKWARD" : "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20300101T000000Z")"
        ))
    }
    func work() throws -> [Expansion] {
      try objects.map { try expand($0, "2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z") }
    }
    let expected = try work()
    #expect(expected.allSatisfy { !$0.instances.isEmpty })
    try await withThrowingTaskGroup { group in
      for _ in 0..<16 { group.addTask { try work() } }
      for try await found in group { #expect(found == expected) }
    }
  }
}
