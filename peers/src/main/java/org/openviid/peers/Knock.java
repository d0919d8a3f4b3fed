package org.openviid.peers;

/// A request that wants to be let in, as far as that needs it.
///
/// @param method its method
/// @param target its target as received: path and query
/// @param deviceId as what it comes: the DeviceID of its body or its `User-Identify`; may be empty
/// @param address where it comes from, without port
/// @param authorization its `Authorization` header, or empty
/// @param certificate the SHA-256 of its client certificate in lower-case hexadecimal digits, or empty
/// @param at when it was received, in milliseconds since 1970-01-01T00:00Z
public record Knock(
    String method,
    String target,
    String deviceId,
    String address,
    String authorization,
    String certificate,
    long at) {}
