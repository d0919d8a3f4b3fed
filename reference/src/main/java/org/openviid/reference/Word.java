package org.openviid.reference;

import org.openviid.schema.Label;

/// What the reference pages say that no table does.
enum Word {
  TITLE("接口参考", "Interface reference"),
  OBJECTS("对象", "Objects"),
  ATTRIBUTES("属性索引", "Attributes"),
  CODES("代码表", "Code lists"),
  INTERFACES("接口", "Interfaces"),
  QUERIES("查询", "Queries"),
  PARTS("组成部分", "Parts of objects"),
  LISTS("列表", "Lists"),
  DOCUMENTS("机器可读文档", "For programs"),
  KEY("键", "key"),
  NAME("名称", "name"),
  CHINESE("中文", "Chinese"),
  ENGLISH("英文", "English"),
  TYPE("类型", "type"),
  OBLIGATION("约束", "obligation"),
  CODE_LIST("代码表", "code list"),
  CLAUSE("条款", "clause"),
  PROVENANCE("来源", "provenance"),
  SENSITIVITY("敏感性", "sensitivity"),
  SEARCH("检索", "search"),
  PROFILES("适用标准", "profiles"),
  ALIASES("兼容拼写", "also accepted"),
  NOTE("说明", "note"),
  WRAPPER("报文根", "message key"),
  ELEMENT("列表元素", "list element"),
  USED_BY("用于", "used by"),
  CODE("代码", "code"),
  MEANING("含义", "meaning"),
  EXTERNAL("代码见该标准原文。", "The codes stand in that standard itself."),
  METHOD("方法", "method"),
  OPERATION("操作", "operation"),
  REQUEST("请求", "request"),
  RESPONSE("响应", "response"),
  STATE("状态", "state"),
  SERVED("已提供", "served"),
  REFUSED("尚未提供", "not yet"),
  DIRECTIVES("指令", "Directives"),
  OPERATORS("运算符", "Operators"),
  FORM("形式", "form"),
  LENGTHS(
      "=20 恰为 20 字符；..100 至多 100 字符；dec10.6 共 10 位、小数 6 位；[0..100] 为 0 到 100 的数（括号内为范围的来源）。约束：R 必选，O 可选，C 有条件。",
      "=20: exactly 20 characters; ..100: at most 100; dec10.6: 10 digits, 6 of them decimals; "
          + "[0..100]: numbers from 0 to 100, with where the range is known from. Obligation: R required, O optional, C on a condition."),
  PROVENANCES(
      "certain：见于标准公开部分。reconstructed：由公开资料重建。ours：公开资料未载，由本项目自定。"
          + "数据按“键”保存，改名不影响已存数据。",
      "certain: stands in the public part of the standard. reconstructed: follows from public material. ours: "
          + "decided by this project where nothing is public. Stored data goes by the keys, so that a name can be corrected."),
  CONDITIONS(
      "条件写作 属性 运算符 值，以 & 或 AND、OR 连接，可用括号；嵌套对象的属性以点号相连。",
      "A condition is an attribute, an operator and a value; conditions are joined by &, AND and OR, with parentheses; "
          + "attributes of nested objects are named with dots.");

  private final String zh;
  private final String en;

  Word(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /// The word in a language.
  String in(Language language) {
    return language.of(new Label(zh, en));
  }
}
