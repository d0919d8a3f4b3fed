package org.openviid.http;

import java.time.Duration;

/// The default limits with some of them changed.
final class LimitsOf {
  private long bodyBytes = HttpLimits.DEFAULT.bodyBytes();
  private long answerBytes = HttpLimits.DEFAULT.answerBytes();
  private int headerBytes = HttpLimits.DEFAULT.headerBytes();
  private Duration headerTime = HttpLimits.DEFAULT.headerTime();
  private Duration idleTime = HttpLimits.DEFAULT.idleTime();
  private Duration grace = HttpLimits.DEFAULT.grace();
  private long bytesPerSecond = HttpLimits.DEFAULT.bytesPerSecond();
  private int connections = HttpLimits.DEFAULT.connections();
  private int requests = HttpLimits.DEFAULT.requests();
  private Duration stopTime = HttpLimits.DEFAULT.stopTime();

  LimitsOf bodyBytes(long value) {
    bodyBytes = value;
    return this;
  }

  LimitsOf answerBytes(long value) {
    answerBytes = value;
    return this;
  }

  LimitsOf headerBytes(int value) {
    headerBytes = value;
    return this;
  }

  LimitsOf headerTime(Duration value) {
    headerTime = value;
    return this;
  }

  LimitsOf idleTime(Duration value) {
    idleTime = value;
    return this;
  }

  LimitsOf grace(Duration value) {
    grace = value;
    return this;
  }

  LimitsOf bytesPerSecond(long value) {
    bytesPerSecond = value;
    return this;
  }

  LimitsOf connections(int value) {
    connections = value;
    return this;
  }

  LimitsOf requests(int value) {
    requests = value;
    return this;
  }

  LimitsOf stopTime(Duration value) {
    stopTime = value;
    return this;
  }

  HttpLimits build() {
    return new HttpLimits(
        bodyBytes, answerBytes, headerBytes, headerTime, idleTime, grace, bytesPerSecond, connections,
            requests,
        stopTime);
  }
}
