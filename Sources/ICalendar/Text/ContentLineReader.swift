import Foundation

/// Splits the bytes of a calendar into unfolded content lines (RFC 5545, 3.1), passing over those
/// whose names do not matter.
///
/// It is ready for anything: byte order marks, UTF-16, line ends of every kind, blank lines, NULs,
/// folds inside a character, lines of any length. Time is linear in the bytes.
struct ContentLineReader {
  private let bytes: [UInt8]
  private let lineEnd: UInt8
  private var position: Int

  init(_ data: Data) {
    self.init(bytes: Self.utf8(data))
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    position = bytes.starts(with: mark) ? mark.count : 0
    // Where there is no LF at all, CR alone ends the lines.
    lineEnd = bytes.contains(0x0A) ? 0x0A : 0x0D
  }

  /// The next line that matters; nil at the end.
  mutating func next() -> ContentLine? {
    while position < bytes.count {
      let start = position
      var end = endOfPhysicalLine(from: start)
      let firstEnd = end
      position = end + 1
      var isFolded = false
      while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
        isFolded = true
        end = endOfPhysicalLine(from: position)
        position = end + 1
      }
      guard let (name, nameEnd) = name(from: start, to: firstEnd) else { continue }
      let line =
        isFolded || needsCleaning(start..<end) ? unfolded(start..<end) : bytes[start..<end]
      if let line = ContentLine(name: name, bytes: line, nameEnd: line.startIndex + nameEnd) {
        return line
      }
    }
    return nil
  }

  private func endOfPhysicalLine(from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      // The base address is there, because the buffer is not empty when a line starts in it.
      guard let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(lineEnd), buffer.count - start)
      else { return buffer.count }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The name that the line starts with, and how many bytes it has.
  private func name(from start: Int, to end: Int) -> (PropertyName, Int)? {
    var index = start
    let limit = min(end, start + 32)
    while index < limit, bytes[index] != UInt8(ascii: ":"), bytes[index] != UInt8(ascii: ";") {
      index += 1
    }
    guard index < limit, let name = PropertyName(bytes[start..<index]) else { return nil }
    return (name, index - start)
  }

  private func needsCleaning(_ range: Range<Int>) -> Bool {
    bytes[range].contains { $0 < 0x20 && $0 != 0x09 }
  }

  /// The line without its folds, and without control characters, which RFC 5545 does not allow.
  private func unfolded(_ range: Range<Int>) -> ArraySlice<UInt8> {
    var line: [UInt8] = []
    line.reserveCapacity(range.count)
    var isAtLineStart = false
    for byte in bytes[range] {
      if byte == lineEnd {
        isAtLineStart = true
      } else if isAtLineStart {
        // The first byte of a continuation is the space or tab that marks it.
        isAtLineStart = false
      } else if byte >= 0x20 || byte == 0x09 {
        line.append(byte)
      }
    }
    return line[...]
  }

  /// The bytes as UTF-8, where a byte order mark says that they are UTF-16.
  private static func utf8(_ data: Data) -> [UInt8] {
    guard data.count >= 2 else { return Array(data) }
    let mark = (data[data.startIndex], data[data.startIndex + 1])
    let isLittle = mark == (0xFF, 0xFE)
    guard isLittle || mark == (0xFE, 0xFF) else { return Array(data) }
    let body = Array(data.dropFirst(2))
    let units = stride(from: 0, to: body.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(body[index]) | UInt16(body[index + 1]) << 8
        : UInt16(body[index]) << 8 | UInt16(body[index + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
