package org.openviid.reference;

import org.openviid.schema.Label;
import org.openviid.schema.Operation;

/// What operations are called.
final class Verbs {
  private Verbs() {}

  /// The verb for people.
  static Label of(Operation operation) {
    return switch (operation) {
      case REGISTER -> new Label("注册", "register");
      case UNREGISTER -> new Label("注销", "unregister");
      case KEEPALIVE -> new Label("保活", "keep alive");
      case TIME -> new Label("读取", "read");
      case CREATE -> new Label("新增", "create");
      case QUERY -> new Label("查询", "query");
      case UPDATE -> new Label("修改", "update");
      case DELETE -> new Label("删除", "delete");
      case READ -> new Label("读取", "read");
      case REPLACE -> new Label("修改单个", "update one");
      case REMOVE -> new Label("删除单个", "delete one");
      case CANCEL -> new Label("取消", "cancel");
      case READ_INFO -> new Label("读取信息", "read information of");
      case UPDATE_INFO -> new Label("修改信息", "update information of");
      case REMOVE_INFO -> new Label("删除信息", "delete information of");
      case READ_DATA -> new Label("读取数据", "read data of");
      case WRITE_DATA -> new Label("写入数据", "write data of");
      case REMOVE_DATA -> new Label("删除数据", "delete data of");
      case CONTROL -> new Label("控制", "control");
      case STATUS -> new Label("查询状态", "read status of");
      case CAPABILITY -> new Label("查询能力", "read capability of");
      case SEARCH -> new Label("检索", "search by");
      case NOTIFY -> new Label("通知", "notify");
    };
  }
}
