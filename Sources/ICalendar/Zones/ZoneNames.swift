import CalendarModel

/// Finds out what zone a name means that is not one of the tz data's.
enum ZoneNames {
  /// The IANA name, where the name is one (in any case of its letters), is a Windows name, or is one
  /// behind a known kind of prefix, such as `/freeassociation.sourceforge.net/Europe/Copenhagen`.
  static func canonical(_ name: String, in zones: SystemZones) -> String? {
    let name = name.trimmingQuotes()
    if let found = zones.name(of: name) { return found }
    if let windows = WindowsZones.names[name.lowercased()] { return zones.name(of: windows) }
    return suffix(of: name, in: zones)
  }

  /// `/vendor/version/Europe/Copenhagen`, `tzone://Microsoft/Utc`: the longest end of the path that
  /// is a name. An end of one part is taken only for UTC, since others would be guesses.
  private static func suffix(of name: String, in zones: SystemZones) -> String? {
    let parts = name.split(separator: "/")
    guard parts.count > 1 else { return nil }
    for count in (1...min(3, parts.count - 1)).reversed() {
      let end = parts.suffix(count).joined(separator: "/")
      guard let found = zones.name(of: end) else { continue }
      if count > 1 || ["utc", "gmt", "z"].contains(end.lowercased()) { return found }
    }
    return nil
  }

  /// Seconds from an offset in the name: `UTC+01:00`, `GMT+0100`, `GMT-5`, `+05:30`. The sign is the
  /// usual one, east is plus.
  ///
  /// `(UTC+01:00) Brussels, Copenhagen` has one too, but is not all the year at it: `hasPlaces`.
  static func offset(in name: String) -> (seconds: Int, hasPlaces: Bool)? {
    var text = name.trimmingQuotes()[...]
    var hasPlaces = false
    if text.first == "(", let close = text.firstIndex(of: ")") {
      hasPlaces = text.index(after: close) < text.endIndex
      text = text[text.index(after: text.startIndex)..<close]
    }
    for prefix in ["utc", "gmt"] where text.lowercased().hasPrefix(prefix) {
      text = text.dropFirst(3)
      break
    }
    text = text.drop { $0 == " " }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(digits.count), digits.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      var hours = Int(digits[0])
    else { return nil }
    var minutes = 0
    if digits.count == 2 {
      guard digits[1].utf8.count == 2, let value = Int(digits[1]) else { return nil }
      minutes = value
    } else if digits[0].utf8.count > 2 {
      (hours, minutes) = (hours / 100, hours % 100)
    }
    guard hours <= 15, minutes < 60 else { return nil }
    return ((sign == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60), hasPlaces)
  }
}

extension StringProtocol {
  fileprivate func trimmingQuotes() -> String {
    let ends: Set<Character> = ["\"", "'", " "]
    var text = self[...]
    while let first = text.first, ends.contains(first) { text = text.dropFirst() }
    while let last = text.last, ends.contains(last) { text = text.dropLast() }
    return String(text)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
