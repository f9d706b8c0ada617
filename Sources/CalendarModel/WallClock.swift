/// Where logic gets the time and its waiting from, so that tests can run it under a clock of theirs.
public protocol WallClock: Sendable {
  /// The present instant.
  var now: Timestamp { get }
  /// Returns once `now` is `instant` or later. Throws `CancellationError` when the task is cancelled.
  func sleep(until instant: Timestamp) async throws
}
