import CalendarModel
import Synchronization

/// The index that the synchronisation writes and the socket reads.
///
/// A mutex and not an actor: an answer takes less time than a hop between threads would. Bodies run
/// under the lock, so they must be short and must not call back into this box.
public final class SharedBusyIndex: Sendable {
  private let index: Mutex<BusyIndex>

  public init(_ index: BusyIndex = BusyIndex()) {
    self.index = Mutex(index)
  }

  public func read<Result: Sendable, Failure: Error>(
    _ body: (BusyIndex) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try index.withLock { index throws(Failure) in try body(index) }
  }

  public func update<Result: Sendable, Failure: Error>(
    _ body: (inout BusyIndex) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try index.withLock { index throws(Failure) in try body(&index) }
  }
}
