package org.openviid.http;

import java.util.List;
import java.util.Optional;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.Length;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Obligation;
import org.openviid.schema.Profile;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;

/// Objects made from the tables alone, with every attribute that a generation has.
final class Samples {
  private static final int DEPTH = 4;
  private static final long MAY_DAY = 1_777_593_600_000L;

  private final Profile profile;

  Samples(Profile profile) {
    this.profile = profile;
  }

  DataObject whole(ObjectType type) {
    return object(type, DEPTH);
  }

  private DataObject object(ObjectType type, int depth) {
    DataObject.Builder builder = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      boolean known = attribute.profiles().contains(profile) && attribute.sensitivity() != Sensitivity.SECRET;
      boolean wanted = depth > 0 || !attribute.kind().nests() || attribute.obligation() == Obligation.REQUIRED;
      if (known && wanted) {
        builder.set(attribute, value(attribute, depth));
      }
    }
    return builder.build();
  }

  private Value value(Attribute attribute, int depth) {
    return switch (attribute.kind()) {
      case TEXT -> new Value.Text(attribute.range().isLimited() ? "7" : text(attribute.length()));
      case CODE -> new Value.Text(code(attribute));
      case INT -> new Value.Whole(7);
      case INTCODE -> new Value.Whole(Long.parseLong(listed(attribute).map(Samples::first).orElse("1")));
      case DOUBLE -> new Value.Real(attribute.range().admits(1.25) ? 1.25 : 0.75);
      case FLAG -> new Value.Flag(true);
      case TIME -> new Value.Moment(MAY_DAY, "20260501080000");
      case DATA -> new Value.Bytes(new byte[] {1, 2, 3});
      case OBJECT -> new Value.Nested(object(attribute.target(), depth - 1));
      case LIST -> new Value.Sequence(List.of(new Value.Nested(object(attribute.target(), depth - 1))));
      case TEXTS -> new Value.Sequence(List.of(new Value.Text(text(attribute.length()))));
    };
  }

  /// Identifiers begin with a device; other texts are no longer than they may be.
  private static String text(Length length) {
    String digits = TestServer.CAMERA + "0220260501080000000010200001";
    if (length.exact()) {
      return digits.repeat(2).substring(0, length.max());
    }
    return length.max() < 3 ? "1" : "<文>";
  }

  private static String code(Attribute attribute) {
    String code = listed(attribute).map(Samples::first).orElse("1");
    return attribute.length().exact() ? "330106".substring(0, attribute.length().max()) : code;
  }

  private static String first(CodeList codes) {
    return codes.codes().keySet().iterator().next();
  }

  private static Optional<CodeList> listed(Attribute attribute) {
    return Optional.ofNullable(attribute.codes()).filter(codes -> !codes.isExternal());
  }
}
