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
      let firstEnd = endOfPhysicalLine(from: start)
      var end = firstEnd
      position = end + 1
      while let continuation = startOfContinuation() {
        end = endOfPhysicalLine(from: continuation)
        position = end + 1
      }
      guard mayMatter(start..<firstEnd) else { continue }
      let isPlain = end == firstEnd && !bytes[start..<end].contains(where: Self.isControl)
      let line = isPlain ? bytes[start..<end] : unfolded(start..<end)
      if let line = ContentLine(line) { return line }
    }
    return nil
  }

  /// Where the line goes on after a fold, that is at a space or tab; nil where it does not. Blank
  /// lines in between are met, and passed over.
  private func startOfContinuation() -> Int? {
    var next = position
    while next < bytes.count, bytes[next] == 0x0A || bytes[next] == 0x0D { next += 1 }
    guard next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 else { return nil }
    return next
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

  /// Whether the line's name is one that matters, or is not told by its first physical line, since
  /// it may be folded within the name or after it.
  private func mayMatter(_ range: Range<Int>) -> Bool {
    guard let name = PropertyName.end(in: bytes[range]) else {
      return range.count <= PropertyName.longest
    }
    return PropertyName(bytes[range.lowerBound..<name]) != nil
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09
  }

  /// The line without its folds, and without control characters, which RFC 5545 does not allow.
  private func unfolded(_ range: Range<Int>) -> ArraySlice<UInt8> {
    var line: [UInt8] = []
    line.reserveCapacity(range.count)
    var isAfterEnd = false
    for byte in bytes[range] {
      if byte == lineEnd {
        isAfterEnd = true
      } else if isAfterEnd, byte == 0x20 || byte == 0x09 {
        // The first space or tab of a continuation only marks it.
        isAfterEnd = false
      } else if !Self.isControl(byte) {
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
