package org.openviid.kit;

/// What a simulated device has done so far.
///
/// @param registered whether its last registration holds, as far as it knows
/// @param registrations how often it was registered
/// @param messages uploads that the server took as a whole
/// @param records objects in them
/// @param bytes of their bodies
/// @param keepalives how often it said that it is there
/// @param refused uploads that the server refused, or some element of
/// @param failures requests without an answer
/// @param dropped uploads given up because too many waited
/// @param problem what went wrong last, empty when nothing did
public record DeviceFigures(
    boolean registered,
    long registrations,
    long messages,
    long records,
    long bytes,
    long keepalives,
    long refused,
    long failures,
    long dropped,
    String problem) {}
