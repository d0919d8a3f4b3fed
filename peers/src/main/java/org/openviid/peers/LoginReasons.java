package org.openviid.peers;

import org.openviid.auth.Verification;
import org.openviid.peers.RefusedLogin.Cause;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;

/// Says in words why credentials prove nothing: everything to the operator, and to the caller what does not
/// tell a stranger which accounts there are. Stateless.
final class LoginReasons {
  private LoginReasons() {}

  /// What the operator is told.
  ///
  /// @param claimed what is known of the device it came as
  static ErrorText forOperator(Verification.Refused wrong, Claimed claimed) {
    return switch (wrong.reason()) {
      case UNKNOWN_USER ->
          claimed.accountUser().isEmpty()
              ? ErrorTexts.of("OV-1838", wrong.userName())
              : ErrorTexts.of("OV-1839", wrong.userName(), claimed.deviceId(), claimed.accountUser());
      case WRONG_RESPONSE ->
          wrong.detail().isEmpty()
              ? ErrorTexts.of("OV-1840", wrong.userName())
              : ErrorTexts.of("OV-1841", wrong.userName(), wrong.detail(), claimed.realm());
      case OTHER_SCHEME, MALFORMED, MISSING_FIELD, UNSUPPORTED_ALGORITHM, UNSUPPORTED_QOP, BAD_COUNT, WRONG_URI,
          INVENTED_NONCE -> forCaller(wrong);
    };
  }

  /// What is known of the device that the caller came as.
  ///
  /// @param deviceId it
  /// @param accountUser the user name of the account that speaks for it; empty when none does
  /// @param realm of all accounts
  record Claimed(String deviceId, String accountUser, String realm) {}

  /// What the caller is told.
  static ErrorText forCaller(Verification.Refused wrong) {
    return switch (wrong.reason()) {
      case OTHER_SCHEME -> ErrorTexts.of("OV-1830", wrong.detail());
      case MALFORMED -> ErrorTexts.of("OV-1831", wrong.detail());
      case MISSING_FIELD -> ErrorTexts.of("OV-1832", wrong.detail());
      case UNSUPPORTED_ALGORITHM -> ErrorTexts.of("OV-1833", wrong.detail());
      case UNSUPPORTED_QOP -> ErrorTexts.of("OV-1834", wrong.detail());
      case BAD_COUNT -> ErrorTexts.of("OV-1835", wrong.detail());
      case WRONG_URI -> ErrorTexts.of("OV-1836", wrong.detail());
      case INVENTED_NONCE -> ErrorTexts.of("OV-1837");
      case UNKNOWN_USER, WRONG_RESPONSE -> ErrorTexts.of("OV-1826", wrong.userName());
    };
  }

  static Cause cause(Verification.Refused wrong) {
    return switch (wrong.reason()) {
      case UNKNOWN_USER -> Cause.UNKNOWN_USER;
      case WRONG_RESPONSE -> Cause.WRONG_PASSWORD;
      case OTHER_SCHEME, MALFORMED, MISSING_FIELD, UNSUPPORTED_ALGORITHM, UNSUPPORTED_QOP, BAD_COUNT, WRONG_URI,
          INVENTED_NONCE -> Cause.UNUSABLE;
    };
  }
}
