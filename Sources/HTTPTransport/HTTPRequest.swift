import Foundation

/// One HTTP request, as it is to go out. Redirects are never followed by themselves: a 3xx is an
/// answer like any other (``HTTPSession/send(_:followingRedirects:)`` follows them under rules).
public struct HTTPRequest: Sendable {
  /// A token of RFC 9110, 9.1, such as `PROPFIND`.
  public var method: String
  /// An absolute `http` or `https` URL without user name and password.
  public var url: URL
  public var headers: HTTPHeaders
  /// Sent with Content-Length, never chunked and without waiting for `100 Continue`.
  public var body: Data?
  /// Used for this request's host only.
  public var credentials: HTTPCredentials?
  /// Seconds from the beginning until the whole answer is there; nil for the session's default.
  public var timeout: Double?
  /// Bytes of body, unpacked, beyond which the answer is refused; nil for the session's default.
  public var responseLimit: Int?

  public init(
    _ method: String, _ url: URL, headers: HTTPHeaders = [:], body: Data? = nil,
    credentials: HTTPCredentials? = nil, timeout: Double? = nil, responseLimit: Int? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.credentials = credentials
    self.timeout = timeout
    self.responseLimit = responseLimit
  }
}

/// How a request says who sends it. Has no description that shows a secret.
public enum HTTPCredentials: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  /// Basic or Digest (RFC 7617, RFC 7616), whichever is the strongest that the server offers. Basic
  /// goes out with the first request only over TLS, or where insecure HTTP is allowed.
  case password(username: String, password: String)
  /// RFC 6750.
  case bearer(String)

  public var description: String {
    switch self {
    case .password: "password"
    case .bearer: "bearer token"
    }
  }
  public var debugDescription: String { description }
}

/// Header fields in order; names are compared without case (RFC 9110, 5.1).
public struct HTTPHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  public private(set) var fields: [Field] = []

  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map(Field.init)
  }

  /// The first value of that name; setting it replaces all of them, nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
    set {
      fields.removeAll { $0.name.lowercased() == name.lowercased() }
      if let newValue { fields.append(Field(name: name, value: newValue)) }
    }
  }

  /// All values of that name.
  public func values(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }
}

/// A whole answer.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var headers: HTTPHeaders
  /// Unpacked (gzip, deflate).
  public var body: Data
  /// The URL that answered, after redirects.
  public var url: URL

  public init(status: Int, headers: HTTPHeaders = [:], body: Data = Data(), url: URL) {
    self.status = status
    self.headers = headers
    self.body = body
    self.url = url
  }
}
