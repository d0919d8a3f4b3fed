package org.openviid.reference;

/// What HTTP status codes mean here.
final class Reasons {
  private Reasons() {}

  /// In both languages.
  static String of(String status) {
    return switch (status) {
      case "400" -> "报文或查询有误 · the message or query is wrong";
      case "401" -> "未注册或认证失败 · not registered, or the credentials are wrong";
      case "404" -> "没有该资源 · there is no such resource";
      case "405" -> "尚未提供 · not offered yet";
      case "503" -> "繁忙，请稍后重试 · busy; try again later";
      default -> "其他错误 · another error";
    };
  }
}
