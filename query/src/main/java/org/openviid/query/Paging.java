package org.openviid.query;

/// Which part of the matches is wanted. The numbers are as sent; 0 says that nothing was sent.
///
/// @param maxNumRecordReturn at most so many records altogether; 0 for no cap
/// @param pageRecordNum so many records a page; 0 for the receiver's default
/// @param recordStartNo the number of the first record, counted from 1
public record Paging(long maxNumRecordReturn, long pageRecordNum, long recordStartNo) {
  /// Everything that matches, from the first record on.
  public static final Paging NONE = new Paging(0, 0, 0);

  /// Checks the numbers.
  public Paging {
    if (maxNumRecordReturn < 0 || pageRecordNum < 0 || recordStartNo < 0) {
      throw new IllegalArgumentException("paging numbers are not negative");
    }
  }

  /// How many matches come before the page. (Annex D, proposed: RecordStartNo counts records, not pages)
  public long skip() {
    return Math.max(recordStartNo, 1) - 1;
  }
}
