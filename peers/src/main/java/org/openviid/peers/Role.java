package org.openviid.peers;

/// What a peer is in the terms of clause 4.1 of GB/T 46363.
public enum Role {
  /// A collecting device (采集设备).
  DEVICE,
  /// A collecting system (采集系统), which speaks for several devices.
  COLLECTION_SYSTEM,
  /// Another view library (视图库), above or below.
  VIEW_LIBRARY,
  /// An application platform (应用平台).
  APPLICATION_PLATFORM,
  /// An analysis system (分析系统).
  ANALYSIS_SYSTEM;

  /// Whether it sees only what comes from the devices it speaks for.
  boolean seesOnlyItsOwn() {
    return this == DEVICE || this == COLLECTION_SYSTEM;
  }
}
