package org.openviid.peers;

/// What RecordStartNo of a query counts (Annex D leaves it open; its name says records).
public enum StartNumber {
  /// Records, from 1.
  RECORD,
  /// Pages of PageRecordNum records, from 1.
  PAGE
}
