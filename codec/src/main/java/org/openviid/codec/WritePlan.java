package org.openviid.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.ValueKind;

/// How the attributes of one type are written. Immutable.
final class WritePlan {
  private static final int RESTRICTED = 1;
  private static final int SECRET = 1 << 1;
  private static final int CONTENT = 1 << 2;
  private static final int GBT46363 = 1 << 3;
  private static final int GAT1400 = 1 << 4;

  private final List<Attribute> attributes;
  private final @Nullable MemberName root;
  private final MemberName[] names;
  private final int[] traits;

  WritePlan(ObjectType type) {
    attributes = type.attributes();
    root = type.root().isEmpty() ? null : MemberName.known(type.root());
    names = new MemberName[attributes.size()];
    traits = new int[attributes.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = MemberName.known(attributes.get(i).name());
      traits[i] = traits(attributes.get(i)) | missing(type);
    }
  }

  /// Of a type that a profile lacks altogether everything is written to those who ask for it all the same.
  private static int missing(ObjectType type) {
    int traits = 0;
    for (Profile profile : Profile.values()) {
      traits |= type.profiles().contains(profile) ? 0 : trait(profile);
    }
    return traits;
  }

  private static int traits(Attribute attribute) {
    int traits = attribute.kind() == ValueKind.DATA ? CONTENT : 0;
    for (Profile profile : attribute.profiles()) {
      traits |= trait(profile);
    }
    return traits
        | switch (attribute.sensitivity()) {
          case NONE, PERSONAL -> 0;
          case RESTRICTED -> RESTRICTED;
          case SECRET -> SECRET;
        };
  }

  private static int trait(Profile profile) {
    return switch (profile) {
      case GBT46363 -> GBT46363;
      case GAT1400 -> GAT1400;
    };
  }

  /// The traits that keep an attribute from being written.
  static int forbidden(WriteOptions options) {
    return SECRET | (options.restricted() ? 0 : RESTRICTED) | (options.pictures() ? 0 : CONTENT);
  }

  /// The traits that an attribute must have to be written.
  static int required(WriteOptions options) {
    return options.allProfiles() ? 0 : trait(options.profile());
  }

  List<Attribute> attributes() {
    return attributes;
  }

  /// The name around a message of the type.
  MemberName root() {
    if (root == null) {
      throw new IllegalStateException("no message body");
    }
    return root;
  }

  MemberName name(int ordinal) {
    return names[ordinal];
  }

  boolean admits(int ordinal, int forbidden, int required) {
    return (traits[ordinal] & (forbidden | required)) == required;
  }
}
