package org.openviid.schema;

/// What a picture is, by how it begins.
public enum PictureFormat {
  /// JPEG.
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  /// PNG.
  PNG("image/png", "\u0089PNG"),
  /// GIF.
  GIF("image/gif", "GIF8"),
  /// Windows bitmap.
  BMP("image/bmp", "BM"),
  /// None of these.
  OTHER("application/octet-stream", "");

  private final String mediaType;
  private final String begin;

  PictureFormat(String mediaType, String begin) {
    this.mediaType = mediaType;
    this.begin = begin;
  }

  /// The format of what begins so.
  ///
  /// @param head the first bytes, 8 of them if there are as many
  public static PictureFormat of(byte[] head) {
    for (PictureFormat format : values()) {
      if (format.fits(head)) {
        return format;
      }
    }
    return OTHER;
  }

  private boolean fits(byte[] head) {
    for (int i = 0; i < begin.length(); i++) {
      if (i >= head.length || (head[i] & 0xff) != begin.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The media type of HTTP.
  public String mediaType() {
    return mediaType;
  }
}
