package org.openviid.schema;

/// A generation of the standard that a peer speaks.
public enum Profile {
  /// GB/T 46363-2025, in force since 2026-05-01.
  GBT46363,
  /// GA/T 1400-2017 with the interoperability additions of 2018, spoken by the installed devices.
  GAT1400
}
