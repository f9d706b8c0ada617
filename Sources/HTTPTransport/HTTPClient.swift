/// Something that sends HTTP requests. ``HTTPSession`` is the one on libcurl.
public protocol HTTPClient: Sendable {
  /// Sends one request and waits for the whole answer.
  ///
  /// - Parameter redirects: how many redirects may be followed. The method and body are kept for
  ///   301, 302, 307 and 308 (303 becomes GET); `https` never turns into `http`; credentials go
  ///   along only to the same host and port, or from `http` to `https` on the same host.
  /// - Throws: ``HTTPError``; of kind `cancelled` when the task was cancelled.
  func send(_ request: HTTPRequest, followingRedirects redirects: Int) async throws(HTTPError)
    -> HTTPResponse
}

extension HTTPClient {
  /// Sends one request; a redirect is answered as it came.
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    try await send(request, followingRedirects: 0)
  }
}
