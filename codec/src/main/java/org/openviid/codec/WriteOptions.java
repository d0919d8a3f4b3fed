package org.openviid.codec;

import java.util.List;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Profile;

/// What of an object is written. Immutable. Secrets are never written, whatever the options.
///
/// @param profile the generation of the standard the receiver speaks
/// @param allProfiles whether attributes that the profile lacks are written all the same
/// @param fields the only attributes wanted, as paths from the element type; empty for all. The
///     identifier is always written
/// @param pictures whether binary contents are written
/// @param restricted whether attributes that need a permission are written
/// @param statusCodeAsText whether response status codes are sent as text instead of as numbers
public record WriteOptions(
    Profile profile,
    boolean allProfiles,
    List<AttributePath> fields,
    boolean pictures,
    boolean restricted,
    boolean statusCodeAsText) {
  /// Copies the list.
  public WriteOptions {
    fields = List.copyOf(fields);
  }

  /// Everything of a profile but restricted attributes.
  public static WriteOptions of(Profile profile) {
    return new WriteOptions(profile, false, List.of(), true, false, false);
  }

  /// Everything there is but secrets: for storage, export and tests.
  public static WriteOptions everything() {
    return new WriteOptions(Profile.GBT46363, true, List.of(), true, true, false);
  }

  /// With attributes that the profile lacks, or without.
  public WriteOptions withAllProfiles(boolean wanted) {
    return new WriteOptions(profile, wanted, fields, pictures, restricted, statusCodeAsText);
  }

  /// With these attributes only; an empty list stands for all.
  public WriteOptions withFields(List<AttributePath> wanted) {
    return new WriteOptions(profile, allProfiles, wanted, pictures, restricted, statusCodeAsText);
  }

  /// With binary contents or without.
  public WriteOptions withPictures(boolean wanted) {
    return new WriteOptions(profile, allProfiles, fields, wanted, restricted, statusCodeAsText);
  }

  /// With attributes that need a permission, or without.
  public WriteOptions withRestricted(boolean wanted) {
    return new WriteOptions(profile, allProfiles, fields, pictures, wanted, statusCodeAsText);
  }

  /// With response status codes as text or as numbers.
  public WriteOptions withStatusCodeAsText(boolean wanted) {
    return new WriteOptions(profile, allProfiles, fields, pictures, restricted, wanted);
  }
}
