package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final int SMALL = 1 << 16;

  private final UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, Duration.ofMillis(1));
  private final Upload.Staging staging;

  UploadTest(@TempDir Path root) {
    staging = new Upload.Staging(new DiskFileLayer(), new Folder(root, new DiskFileLayer()));
  }

  private Upload upload(byte[] content, int piece) {
    Upload upload = new Upload(1, SMALL, memory, staging);
    for (int at = 0; at < content.length; at += piece) {
      upload.write(content, at, Math.min(piece, content.length - at));
    }
    return upload;
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 4_095, 4_096, 4_097, 8_192, 40_000})
  void whatWasWrittenIsThereInWhateverPiecesItCame(int length) throws Exception {
    byte[] content = content(length);
    for (int piece : new int[] {1, 7, 4_096, length}) {
      Upload upload = upload(content, piece);

      List<ByteBuffer> parts = new ArrayList<>();
      upload.addTo(parts);
      ByteBuffer whole = ByteBuffer.allocate(length);
      parts.forEach(whole::put);
      assertThat(whole.array()).as("in pieces of %d", piece).isEqualTo(content);
      assertThat(upload.length()).isEqualTo(length);
      assertThat(HexFormat.of().formatHex(upload.sha256()))
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
      upload.close();
      assertThat(memory.used()).isZero();
    }
  }

  @Test
  void thousandsOfTinyContentsNeedNothingOfTheMemoryForUploads() {
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      uploads.add(upload(content(4_096), 1_000));
    }
    assertThat(memory.used()).isZero();
    uploads.forEach(Upload::close);
  }
}
