package org.openviid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openviid.schema.ViidException;

/// May the server write its folder, is what is secret readable by nobody else, and how long is its certificate
/// valid?
final class PermissionExamination {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> WRITERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Duration SOON = Duration.ofDays(30);

  private final Clock clock;

  PermissionExamination(Clock clock) {
    this.clock = clock;
  }

  List<Diagnosis> of(Patient patient) {
    List<Diagnosis> found = new ArrayList<>();
    Path folder = patient.folder();
    if (!Files.isWritable(folder)) {
      found.add(Diagnosis.of("folder-closed", folder, System.getProperty("user.name")));
    }
    check(folder, WRITERS, "folder-open", found);
    check(folder.resolve("secret.key"), OTHERS, "secret-open", found);
    check(folder.resolve(AdminSocket.FILE), OTHERS, "secret-open", found);
    if (!patient.config().peers().sharedPassword().isEmpty()) {
      check(folder.resolve(ServerIdentity.CONFIG_FILE), EnumSet.of(PosixFilePermission.OTHERS_READ), "secret-open", found);
    }
    ServerConfig.Tls tls = patient.config().listen().tls();
    if (!tls.certificate().isEmpty()) {
      check(folder.resolve(tls.key()), OTHERS, "secret-open", found);
      found.add(certificate(folder.resolve(tls.certificate())));
    }
    boolean open = found.stream().anyMatch(each -> Set.of("folder-closed", "folder-open", "secret-open").contains(each.key()));
    if (!open) {
      found.add(Diagnosis.of("permissions-good", folder));
    }
    return found;
  }

  private static void check(Path file, Set<PosixFilePermission> unwanted, String key, List<Diagnosis> found) {
    try {
      Set<PosixFilePermission> granted = EnumSet.copyOf(unwanted);
      granted.retainAll(Files.getPosixFilePermissions(file));
      if (!granted.isEmpty()) {
        found.add(Diagnosis.of(key, file));
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // it is not there, or the file system knows no permissions
    }
  }

  private Diagnosis certificate(Path file) {
    try {
      Instant end = CertificateFile.read(file).until();
      Duration left = Duration.between(clock.instant(), end);
      String key = left.isNegative() ? "certificate-over" : left.compareTo(SOON) < 0 ? "certificate-soon" : "certificate-good";
      return Diagnosis.of(key, file, end, left.toDays());
    } catch (ViidException e) {
      return Diagnosis.of("certificate-bad", file, String.valueOf(e.getMessage()));
    }
  }
}
