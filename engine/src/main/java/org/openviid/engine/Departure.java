package org.openviid.engine;

import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Length;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Sensitivity;

/// Something in which an object departs from its table. Of lenient peers it is put up with and counted,
/// of strict ones refused.
sealed interface Departure {
  /// The name under which it is counted.
  String tolerance();

  /// The sentence for the sender's vendor.
  ErrorText text();

  /// A text is too long, or not as long as it must be.
  ///
  /// @param type whose table says so
  /// @param attribute the attribute
  /// @param got the text
  record WrongLength(ObjectType type, Attribute attribute, String got) implements Departure {
    @Override
    public String tolerance() {
      return "wrong-length";
    }

    @Override
    public ErrorText text() {
      Length length = attribute.length();
      String expected = (length.exact() ? "=" : "..") + length.max();
      int characters = got.codePointCount(0, got.length());
      return ErrorTexts.of("OV-1910", clause(type), attribute.name(), expected, characters);
    }
  }

  /// A code is not in its list.
  ///
  /// @param type whose table says so
  /// @param attribute the attribute
  /// @param codes the list
  /// @param got the code
  record UnknownCode(ObjectType type, Attribute attribute, CodeList codes, String got) implements Departure {
    private static final int SHOWN = 40;

    @Override
    public String tolerance() {
      return "unknown-code";
    }

    @Override
    public ErrorText text() {
      boolean hidden = attribute.sensitivity() != Sensitivity.NONE || got.length() > SHOWN;
      String shown = hidden ? "…(" + got.length() + ")" : got;
      return ErrorTexts.of("OV-1911", clause(type), attribute.name(), codes.name(), shown);
    }
  }

  /// Something required is not there.
  ///
  /// @param type whose table says so
  /// @param attribute the attribute
  record Missing(ObjectType type, Attribute attribute) implements Departure {
    @Override
    public String tolerance() {
      return "missing-attribute";
    }

    @Override
    public ErrorText text() {
      return ErrorTexts.of("OV-1912", clause(type), attribute.name());
    }
  }

  /// Where the standard describes the type.
  private static String clause(ObjectType type) {
    for (Profile profile : Profile.values()) {
      if (!type.clause(profile).isEmpty()) {
        return type.clause(profile) + " " + type.name();
      }
    }
    return type.name();
  }
}
