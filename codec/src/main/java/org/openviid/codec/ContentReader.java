package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.openviid.schema.Value;

/// Reads binary contents that are bodies of their own [7.9, 7.10, 7.11]: Base64 text, or, where that is
/// tolerated, the bytes as they are. Immutable, and safe for use by any number of threads.
public final class ContentReader {
  private static final String CLAUSE = "RFC 2045";
  private static final String EXPECTED = "base64";

  private final Limits limits;

  /// A reader.
  public ContentReader(Limits limits) {
    this.limits = limits;
  }

  /// A content and how it came.
  ///
  /// @param value `Bytes` when it is small, else a `Blob` of the sink
  /// @param deviations what was tolerated
  public record Content(Value value, List<Deviation> deviations) {
    /// Copies the list.
    public Content {
      deviations = List.copyOf(deviations);
    }
  }

  /// Reads a content to its end.
  ///
  /// @param body the bytes; not closed
  /// @param sink takes the content if it is large; closed again if this method throws
  /// @throws MessageException when the body is empty, no Base64, or beyond the limits
  public Content read(InputStream body, DataSink sink, Tolerances tolerances) throws MessageException {
    Contents contents = new Contents(sink, limits);
    boolean done = false;
    try {
      DecodedContent decoded = decode(body, contents, tolerances);
      Content content = accepted(decoded, tolerances);
      done = true;
      return content;
    } finally {
      if (!done) {
        contents.giveUp();
      }
    }
  }

  private static DecodedContent decode(InputStream body, Contents contents, Tolerances tolerances) {
    ContentDecoder decoder = new ContentDecoder(contents, ContentDecoder.BLOCK);
    try {
      byte[] block = new byte[ContentDecoder.BLOCK];
      int read = body.readNBytes(block, 0, block.length);
      if (ContentDecoder.isBinary(block, read) && tolerances.allows(Tolerance.RAW_CONTENT)) {
        decoder.takeAsItIs();
      }
      while (read > 0) {
        decoder.add(block, 0, read);
        read = body.readNBytes(block, 0, block.length);
      }
      return decoder.finish();
    } catch (IOException e) {
      throw new MessageException(e, "OV-1218");
    }
  }

  private static Content accepted(DecodedContent decoded, Tolerances tolerances) {
    if (!decoded.fault().isEmpty()) {
      throw new MessageException("OV-1225", decoded.fault());
    }
    if (decoded.value() == null) {
      throw new MessageException("OV-1219");
    }
    List<Deviation> deviations = new ArrayList<>();
    for (Tolerance tolerance : decoded.deviations()) {
      if (!tolerances.allows(tolerance)) {
        throw new MessageException(tolerance.code(), CLAUSE, "Data", EXPECTED, tolerance.id());
      }
      deviations.add(new Deviation(tolerance, CLAUSE, "Data", EXPECTED, tolerance.id()));
    }
    return new Content(decoded.value(), deviations);
  }
}
