import CalendarModel
import Foundation
import ICalendar
import Testing

@Suite("Writing free/busy times")
struct FreeBusyWriterTests {
  private func document() throws -> String {
    let anna = try #require(
      PersonID(rawValue: "anna.of-the-long-department-name_" + String(repeating: "x", count: 80)))
    let bo = try #require(PersonID(rawValue: "bo@example.org"))
    let day = try window("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z")
    let busy: [(Interval, Availability)] = try (0..<12).map { hour in
      let start = day.start + Int64(hour) * 7_200
      let availability: Availability =
        hour % 3 == 0 ? .busy : hour % 3 == 1 ? .tentative : .outOfOffice
      return (try #require(Interval(start: start, end: start + 3_600)), availability)
    }
    return FreeBusyWriter.document(
      people: [(anna, busy, day), (bo, [], day)], stamp: try instant("2026-01-04T12:00:00Z"))
  }

  @Test("lines are folded at 75 octets and ended by CRLF (RFC 5545, 3.1)")
  func lines() throws {
    let text = try document()
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains { $0.hasPrefix(" ") })
    #expect(!lines.joined().contains("\n"))
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.filter { $0 == "BEGIN:VFREEBUSY" }.count == 2)
    #expect(lines.filter { $0 == "DTSTART:20260105T000000Z" }.count == 2)
    #expect(lines.filter { $0 == "DTSTAMP:20260104T120000Z" }.count == 2)
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
    #expect(
      unfolded.contains("FREEBUSY;FBTYPE=BUSY:20260105T000000Z/20260105T010000Z,20260105T060000Z"))
    #expect(unfolded.contains("X-CALSYNC-PERSON:bo@example.org\r\nEND:VFREEBUSY"))
  }

  @Test("what is written is read back as the same times")
  func roundTrip() throws {
    let facts = try CalendarReader().object(Data(try document().utf8))
    #expect(facts.freeBusy.count == 12)
    #expect(Set(facts.freeBusy.map(\.availability)) == [.busy, .tentative, .outOfOffice])
    #expect(facts.freeBusy.allSatisfy { $0.interval.duration == 3_600 })
    #expect(facts.flags.isEmpty)
  }

  @Test("no two people share a UID")
  func identifiers() throws {
    let contents = try CalendarReader().feed(Data(try document().utf8))
    let uids = try document().replacingOccurrences(of: "\r\n ", with: "")
      .components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(Set(uids).count == 2)
    #expect(contents.objects.count == 1)
  }
}
