package org.openviid.store.embedded;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openviid.schema.DataObject;
import org.openviid.store.Change;

/// Measures how long a vehicle with 60 attributes takes to write and to read. Run by hand.
final class FormBench {
  private static final int ROUND = 200_000;

  private FormBench() {}

  public static void main(String[] arguments) {
    LogForm entries = new LogForm(new StoredForm(Samples.SCHEMA));
    DataObject[] objects = new DataObject[256];
    byte[][] stored = new byte[objects.length][];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = Samples.vehicle(i);
      stored[i] = write(entries, objects[i]);
    }
    IO.println("bytes " + stored[0].length);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 12; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      long sum = 0;
      for (int i = 0; i < ROUND; i++) {
        sum += write(entries, objects[i & 255]).length;
      }
      long middle = System.nanoTime();
      long written = threads.getCurrentThreadAllocatedBytes() - allocated;
      for (int i = 0; i < ROUND; i++) {
        sum += entries.read(i, stored[i & 255]).id().length();
      }
      long end = System.nanoTime();
      long read = threads.getCurrentThreadAllocatedBytes() - allocated - written;
      IO.println(
          "write %d ns, %d B; read %d ns, %d B (%d)"
              .formatted(
                  (middle - start) / ROUND, written / ROUND, (end - middle) / ROUND, read / ROUND, sum & 1));
    }
  }

  private static byte[] write(LogForm entries, DataObject object) {
    FormWriter out = new FormWriter(1024);
    entries.write(out, new Change.Put("330106000011900000010220261122085000000010200001", 0, object, 1, "peer"));
    return out.toBytes();
  }
}
