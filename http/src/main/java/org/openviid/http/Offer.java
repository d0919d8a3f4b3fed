package org.openviid.http;

import java.util.Set;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;

/// What of the interface table this server carries out. The rest is refused by name: to take in a task that
/// nobody carries out would be worse. Types are named by their permanent keys.
public final class Offer {
  private static final String IDENTIFIER = "{ID}";

  /// Clock servers (B.20), which are no resources but can be asked for all the same.
  private static final int CLOCK_SERVER = 20;

  /// The state of this library (B.19).
  private static final int SYSTEM_STATUS = 19;

  /// Orders that can be withdrawn: subscriptions (B.15) and, of 1400, dispositions.
  private static final Set<Integer> ORDERS = Set.of(15, 103);

  /// Notifications that are taken in: of subscriptions (B.16) and, of 1400, of dispositions.
  private static final Set<Integer> NOTIFICATIONS = Set.of(16, 104);

  /// The tasks and results of the analysis interface (B.29 to B.57), and the task of 1400.
  private static final int FIRST_OF_ANALYSIS = 29;
  private static final int LAST_OF_ANALYSIS = 57;
  private static final int TASK = 107;

  private Offer() {}

  /// Whether requests that the row describes are carried out.
  public static boolean includes(InterfaceRow row) {
    boolean ofOne = row.path().contains(IDENTIFIER);
    return switch (row.operation()) {
      case REGISTER, UNREGISTER, KEEPALIVE, TIME -> true;
      case CREATE -> isStored(row) && (!ofOne || isOfMembers(row));
      case QUERY -> isOf(row, Set.of(CLOCK_SERVER)) || (isStored(row) && (!ofOne || isOfMembers(row)));
      case READ -> ofOne && isStored(row);
      case UPDATE, DELETE, REPLACE, REMOVE -> isStored(row);
      case READ_INFO, UPDATE_INFO, REMOVE_INFO, READ_DATA, WRITE_DATA, REMOVE_DATA -> isStored(row);
      case CANCEL -> isOf(row, ORDERS);
      case NOTIFY -> isOf(row, NOTIFICATIONS);
      case STATUS -> isOf(row, Set.of(SYSTEM_STATUS));
      case CONTROL, CAPABILITY, SEARCH -> false;
    };
  }

  /// Whether the row is about what was found in one image, slice or file.
  private static boolean isOfMembers(InterfaceRow row) {
    return row.type().flatMap(ObjectType::sourcePath).isPresent();
  }

  private static boolean isStored(InterfaceRow row) {
    return row.type().filter(type -> type.kind() == TypeKind.RESOURCE && !isAnalysis(type.key())).isPresent();
  }

  private static boolean isAnalysis(int key) {
    return (key >= FIRST_OF_ANALYSIS && key <= LAST_OF_ANALYSIS) || key == TASK;
  }

  private static boolean isOf(InterfaceRow row, Set<Integer> keys) {
    return row.type().filter(type -> keys.contains(type.key())).isPresent();
  }
}
