/// Why there is no answer, sorted by what the caller does about it. An answer with an error status
/// is an answer.
public struct HTTPError: Error, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// The name is not known to DNS.
    case unknownHost = "unknown-host"
    /// Refused, no route, or reset before anything was sent: the request had no effect.
    case unreachable
    /// The connection broke after the request was sent: it may have had its effect.
    case interrupted
    case timeout
    /// Certificate or handshake.
    case tls
    /// The address is one that may not be asked (``AddressPolicy``), or plain HTTP is not allowed there.
    case forbiddenAddress = "forbidden-address"
    case responseTooLarge = "response-too-large"
    /// What came back is not HTTP, or breaks its framing.
    case malformedResponse = "malformed-response"
    case tooManyRedirects = "too-many-redirects"
    case cancelled
    /// The request itself cannot be sent, e.g. its URL has no host.
    case invalidRequest = "invalid-request"
  }

  public var kind: Kind
  /// What happened, to which host; no path, user name, header or body in it.
  public var detail: String

  public init(_ kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }
}

extension HTTPError: CustomStringConvertible {
  public var description: String { detail }
}
