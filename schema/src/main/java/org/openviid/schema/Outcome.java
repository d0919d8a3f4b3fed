package org.openviid.schema;

/// What can become of a request or of one of its elements. `outcomes.csv` says which HTTP status and
/// which StatusCode each one is answered with.
public enum Outcome {
  /// Done.
  OK,
  /// Done, and there is something new; only for peers that want to be told so.
  CREATED,
  /// The body is not JSON.
  BAD_JSON,
  /// The body is JSON, but not the message that belongs here, or one of its values is wrong.
  BAD_JSON_CONTENT,
  /// The body is not XML.
  BAD_XML,
  /// The body is XML, but not the message that belongs here, or one of its values is wrong.
  BAD_XML_CONTENT,
  /// The request line or a header cannot be used.
  BAD_REQUEST,
  /// The query cannot be understood.
  BAD_QUERY,
  /// The peer has not registered, its registration lapsed, or its credentials are wrong.
  UNREGISTERED,
  /// The peer may not do this.
  FORBIDDEN,
  /// No such object or resource.
  NOT_FOUND,
  /// The resource does not know this method.
  METHOD_NOT_ALLOWED,
  /// Contradicts what is there.
  CONFLICT,
  /// Larger than the limits allow.
  TOO_LARGE,
  /// Cannot be done at the moment, but later.
  BUSY,
  /// The server is stopping.
  STOPPING,
  /// A fault of this software or of the machine.
  FAILURE
}
