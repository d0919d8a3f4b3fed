package org.openviid.store.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openviid.blob.files.Relocation;
import org.openviid.blob.files.SegmentBlobStore;
import org.openviid.blob.files.SegmentInfo;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segments of a [SegmentBlobStore]. Safe for use by any number of threads.
final class FileSegments implements Segments {
  private static final Logger LOG = LoggerFactory.getLogger(FileSegments.class);

  private final SegmentBlobStore store;

  FileSegments(SegmentBlobStore store) {
    this.store = store;
  }

  @Override
  public Map<Long, Long> sizes() {
    return store.segments().stream()
        .collect(Collectors.toMap(SegmentInfo::number, SegmentInfo::bytes));
  }

  @Override
  public boolean compact(long segment, Referrer referrer) {
    try {
      return store.compact(segment, relocation(referrer)) > 0;
    } catch (StoreException e) {
      // The others have to be looked after all the same; what is to go from this one is overwritten.
      LOG.error("A segment of pictures cannot be compacted", e);
      return false;
    }
  }

  @Override
  public void finishCompactions(Referrer referrer) {
    store.finishCompactions(relocation(referrer));
  }

  @Override
  public <T> T keeping(Function<List<SegmentInfo>, T> work) {
    return store.keeping(work);
  }

  private static Relocation relocation(Referrer referrer) {
    return new Relocation() {
      @Override
      public Set<Long> referenced(Collection<Long> ids) {
        return referrer.referenced(ids);
      }

      @Override
      public Set<Long> moved(List<BlobPlacement> to) {
        return referrer.moved(to);
      }
    };
  }
}
