package org.openviid.schema;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/// Makes identifiers by the rule of their type ([ObjectType#identifierRule]). Safe for use by any number of
/// threads, and without locks.
///
/// Time and serial of an identifier are one growing number: a millisecond has a hundred serials of five
/// digits (ten of four), and whatever exceeds that takes those of the next milliseconds. So more than
/// 99,999 identifiers a second are possible; their times then run ahead of the clock until it has caught
/// up.
///
/// No time and serial is given twice by one factory. Nor is one given again after a restart, if the clock
/// was not set back and the time has not run ahead of it for longer than the restart took; with the
/// [#position] of the former factory not even then. What is seen in one given source is numbered from 0 to
/// 99,999 and then from 0 again. Identifiers that others made under the same code are not known here. So
/// whoever stores an object checks that its identifier is free, and asks for another one if it is not.
public final class IdentifierFactory {
  private static final String OTHER = "99";
  private static final long FIVE_DIGITS = 100_000;
  private static final long FOUR_DIGITS = 10_000;
  private static final long SEVEN_DIGITS = 10_000_000;

  /// The digits of one second, which thousands of identifiers share.
  private record Second(long epochSecond, String digits) {}

  private final Clock clock;
  private final ZoneId zone;
  private final DeviceId self;
  private final String organisation;
  private final AtomicLong last;
  private final AtomicLong seen;
  private volatile Second latest = new Second(Long.MIN_VALUE, "");

  /// A factory.
  ///
  /// @param clock the time
  /// @param zone what the times in identifiers are in; one without summer time, or hours repeat
  /// @param self the view library itself, the source of objects that name none
  /// @param organisation 12 digits or upper-case letters for identifiers that start with an organisation
  /// @param startAfter the [#position] of a factory before this one, 0 when it is not known
  public IdentifierFactory(Clock clock, ZoneId zone, DeviceId self, String organisation, long startAfter) {
    this.clock = clock;
    this.zone = zone;
    this.self = self;
    this.organisation = organisation;
    this.last = new AtomicLong(startAfter);
    this.seen = new AtomicLong(clock.millis() / 10);
    new CaseId(organisation + "202601010000000000");
  }

  /// The number that a later factory has to start after: 100 a millisecond since 1970.
  public long position() {
    return last.get();
  }

  /// A new identifier for an object of a type.
  ///
  /// - `content:nn`: the source, `nn`, a serial. When only the device is known, a source of subtype `99`
  ///   (other) is made up.
  /// - `basic:nn`: the device, `nn`, time and serial.
  /// - `business:nn` and `case`: the organisation, `nn`, time and serial.
  /// - `device:nnn`: centre and industry of this library, `nnn` (`000` when the rule names none), and a
  ///   serial of seven digits, which comes again after 100 seconds at the earliest.
  /// - `free`: as `business:99`, since any text will do.
  ///
  /// @param source the identifier of the image or video (41 digits) or the code of the device (20 digits)
  ///     that the object comes from; anything else stands for this library itself
  /// @throws IllegalArgumentException for a type without a rule
  public String create(ObjectType type, String source) {
    String rule = type.identifierRule();
    int colon = rule.indexOf(':');
    String subtype = rule.substring(colon + 1);
    return switch (colon < 0 ? rule : rule.substring(0, colon)) {
      case "content" -> contentObjectId(source, subtype).text();
      case "basic" -> basicObjectId(device(source), subtype).text();
      case "business" -> businessObjectId(subtype).text();
      case "case" -> caseId().text();
      case "device" -> deviceId(colon < 0 ? "000" : subtype).text();
      case "free" -> businessObjectId(OTHER).text();
      default -> throw new IllegalArgumentException(type + " has no rule for identifiers");
    };
  }

  /// A new identifier of a video slice, image or file.
  ///
  /// @param subtype 2 digits of code table BasicObjectSubType
  public BasicObjectId basicObjectId(DeviceId device, String subtype) {
    return new BasicObjectId(device + subtype + timeAndSerial(next(), FIVE_DIGITS));
  }

  /// A new identifier of something seen in an image or video.
  ///
  /// @param source as for [#create]
  /// @param subtype 2 digits of code table SemanticObjectSubType
  public ContentObjectId contentObjectId(String source, String subtype) {
    BasicObjectId basic =
        BasicObjectId.parse(source).valid().orElseGet(() -> basicObjectId(device(source), OTHER));
    return new ContentObjectId(basic + subtype + serial(seen.getAndIncrement() % FIVE_DIGITS, FIVE_DIGITS));
  }

  /// A new identifier of a subscription, disposition or notification.
  ///
  /// @param subtype 2 digits of code table BusinessObjectSubType
  public BusinessObjectId businessObjectId(String subtype) {
    return new BusinessObjectId(organisation + subtype + timeAndSerial(next(), FIVE_DIGITS));
  }

  /// A new identifier of an event.
  public CaseId caseId() {
    return new CaseId(organisation + timeAndSerial(nextOfTen(), FOUR_DIGITS));
  }

  /// A new code of a device or system beside this library.
  ///
  /// @param type 3 digits
  public DeviceId deviceId(String type) {
    return new DeviceId(self.centre() + self.industry() + type + serial(next() % SEVEN_DIGITS, SEVEN_DIGITS));
  }

  private DeviceId device(String source) {
    Parsed<DeviceId> device = DeviceId.parse(source);
    return device
        .valid()
        .or(() -> BasicObjectId.parse(source).valid().map(BasicObjectId::device))
        .orElse(self);
  }

  private long next() {
    long now = clock.millis() * (FIVE_DIGITS / 1000);
    return last.updateAndGet(previous -> Math.max(previous + 1, now));
  }

  /// A tick that is the first of ten, so that dividing by ten leaves it different from all others.
  private long nextOfTen() {
    long now = clock.millis() * (FIVE_DIGITS / 1000);
    return last.updateAndGet(previous -> Math.max((previous / 10 + 1) * 10, now)) / 10;
  }

  private String timeAndSerial(long tick, long perSecond) {
    long second = tick / perSecond;
    Second current = latest;
    if (current.epochSecond() != second) {
      current = new Second(second, IdentifierLayout.TIME.format(Instant.ofEpochSecond(second).atZone(zone)));
      latest = current;
    }
    return current.digits() + serial(tick % perSecond, perSecond);
  }

  /// The number with leading zeros, one digit fewer than `limit` has.
  private static String serial(long number, long limit) {
    return Long.toString(limit + number).substring(1);
  }
}
