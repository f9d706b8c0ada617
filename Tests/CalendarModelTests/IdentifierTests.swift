import CalendarModel
import Foundation
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "person ids are 1 to 128 of the allowed characters",
    arguments: [
      "a", "Z", "0", "anna@example.org", "a.b_c-d", "..", String(repeating: "x", count: 128),
    ])
  func people(text: String) {
    #expect(PersonID(rawValue: text)?.rawValue == text)
  }

  @Test(
    "anything else is no person id",
    arguments: [
      "", " ", "a b", "a/b", "a\n", "a\0", "å", "a+b", "a%20", "аnna", "🙂", "a:b",
      String(repeating: "x", count: 129),
    ])
  func noPeople(text: String) {
    #expect(PersonID(rawValue: text) == nil)
  }

  @Test("account and calendar ids tell what they are")
  func prefixes() {
    #expect(AccountID(rawValue: "acc_1") != nil)
    #expect(AccountID(rawValue: "cal_1") == nil)
    #expect(CalendarID(rawValue: "cal_1") != nil)
    #expect(CalendarID(rawValue: "acc_1") == nil)
  }

  @Test("identifiers are coded as their text, also as the keys of objects")
  func coding() throws {
    let ids = [ResourceName(rawValue: "/a/b.ics"): EntityTag(rawValue: "W/\"1\"")]
    let data = try JSONEncoder().encode(ids)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
    #expect(object == ["/a/b.ics": "W/\"1\""])
    #expect(try JSONDecoder().decode([ResourceName: EntityTag].self, from: data) == ids)
  }

  @Test("identifiers are ordered as their texts are, and describe themselves by them")
  func order() {
    #expect(SyncToken(rawValue: "a") < SyncToken(rawValue: "b"))
    #expect("\(RemoteCalendarID(rawValue: "/x/"))" == "/x/")
  }
}
