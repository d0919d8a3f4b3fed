package org.openviid.codec;

/// How much one message may ask of the reader. All limits are of the reader; where a message exceeds
/// one, it is refused as a whole, with the limit in the sentence.
///
/// @param bodyBytes the whole body as it is sent
/// @param textBytes the body without its large Base64 contents; this much is held in memory
/// @param contentBytes the decoded Base64 contents of a message together
/// @param depth objects and arrays within each other
/// @param elements of one list
/// @param objects of a message together, nested ones included
/// @param tokens names, values and brackets of a message together
/// @param textLength characters of one text, other than a large Base64 content
/// @param nameLength bytes of one name
/// @param numberLength characters of one number; the writer, which uses no exponents, takes up to 350
/// @param deviations how many are recorded for one element; further ones are tolerated unrecorded
public record Limits(
    long bodyBytes,
    int textBytes,
    long contentBytes,
    int depth,
    int elements,
    int objects,
    long tokens,
    int textLength,
    int nameLength,
    int numberLength,
    int deviations) {
  private static final int MIB = 1 << 20;

  /// Enough for a batch of a hundred records with five pictures each, or for a catalogue of ten
  /// thousand devices, and little enough that one message takes at most about 100 MB of memory.
  public static final Limits DEFAULT =
      new Limits(96L * MIB, 16 * MIB, 64L * MIB, 64, 10_000, 100_000, 2_000_000, MIB, 256, 400, 64);

  /// Refuses limits that nothing could pass.
  public Limits {
    if (bodyBytes < 1 || textBytes < 1 || contentBytes < 0 || depth < 1 || elements < 1 || objects < 1
        || tokens < 1 || textLength < 1 || nameLength < 1 || numberLength < 1 || deviations < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
