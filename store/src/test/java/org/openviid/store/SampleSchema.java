package org.openviid.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// A small schema of its own for the suite, so that it does not depend on the tables of the standard:
/// a vehicle with an attribute of every kind and every way of searching, a visitor, and nested lists of
/// pictures and documents. None of its names is one of the standard's. Immutable.
public final class SampleSchema {
  private static final String TYPES =
      """
      key,name,kind,root,element,zh,en,clause46363,clause1400,profiles,provenance,id,time,device,point,subtype,personal,note
      901,Wagon,resource,WagonBody,WagonItem,车,wagon,,,gbt46363,ours,WagonCode,PassedAt,SourceCode,PlaceCode,,yes,
      902,Visitor,resource,VisitorBody,VisitorItem,访客,visitor,,,gbt46363,ours,VisitorCode,SeenAt,SourceCode,,,yes,
      903,PhotoList,list,,,图片列表,photos,,,gbt46363,ours,,,,,,,
      904,Photo,part,,,图片,photo,,,gbt46363,ours,,,,,,,
      905,PaperList,list,,,证件列表,papers,,,gbt46363,ours,,,,,,,
      906,Paper,part,,,证件,paper,,,gbt46363,ours,,,,,,,
      """;

  private static final String COLUMNS =
      "key,name,zh,en,type,length,obligation,codes,profiles,provenance,sensitivity,search,aliases,note\n";

  private static final String WAGON =
      COLUMNS
          + """
          1,WagonCode,编号,code,text,,R,,gbt46363,ours,,id,,
          2,SourceCode,设备,source,text,,O,,gbt46363,ours,,term,,
          3,PlaceCode,地点,place,text,,O,,gbt46363,ours,,term,,
          4,Plate,车牌,plate,text,,O,,gbt46363,ours,,gram,,
          5,PassedAt,时间,time,time,,O,,gbt46363,ours,,time,,
          6,Paint,颜色,paint,code,,O,,gbt46363,ours,,term,,
          7,Speed,速度,speed,int,,O,,gbt46363,ours,,value,,
          8,Weight,重量,weight,double,,O,,gbt46363,ours,,value,,
          9,Wanted,布控,wanted,flag,,O,,gbt46363,ours,,value,,
          10,Make,品牌,make,intcode,,O,,gbt46363,ours,,value,,
          11,Remark,备注,remark,text,,O,,gbt46363,ours,,value,,
          12,Seats,座位,seats,int,,O,,gbt46363,ours,,term,,
          13,Tags,标签,tags,texts,,O,,gbt46363,ours,,term,,
          14,ParkedAt,停放,parked,time,,O,,gbt46363,ours,,value,,
          15,Scan,扫描,scan,data,,O,,gbt46363,ours,,none,,
          16,Photos,图片,photos,object:PhotoList,,O,,gbt46363,ours,,none,,
          17,Load,载荷,load,double,,O,,gbt46363,ours,,term,,
          18,Foreign,外地,foreign,flag,,O,,gbt46363,ours,,term,,
          19,Trim,款式,trim,code,,O,,gbt46363,ours,,value,,
          """;

  private static final String VISITOR =
      COLUMNS
          + """
          1,VisitorCode,编号,code,text,,R,,gbt46363,ours,,id,,
          2,SourceCode,设备,source,text,,O,,gbt46363,ours,,term,,
          3,SeenAt,时间,time,time,,O,,gbt46363,ours,,time,,
          4,Name,姓名,name,text,,O,,gbt46363,ours,personal,gram,,
          5,Age,年龄,age,int,,O,,gbt46363,ours,,value,,
          6,Papers,证件,papers,object:PaperList,,O,,gbt46363,ours,,none,,
          7,Photos,图片,photos,object:PhotoList,,O,,gbt46363,ours,,none,,
          """;

  private static final String PHOTO_LIST =
      COLUMNS + "1,PhotoItem,图片,photo,list:Photo,,O,,gbt46363,ours,,none,,\n";

  private static final String PHOTO =
      COLUMNS
          + """
          1,PhotoCode,编号,code,text,,O,,gbt46363,ours,,term,,
          2,Kind,类型,kind,code,,O,,gbt46363,ours,,term,,
          3,Width,宽,width,int,,O,,gbt46363,ours,,value,,
          4,ShotAt,时间,time,time,,O,,gbt46363,ours,,value,,
          5,Content,内容,content,data,,O,,gbt46363,ours,,none,,
          6,Score,得分,score,double,,O,,gbt46363,ours,,value,,
          """;

  private static final String PAPER_LIST =
      COLUMNS + "1,PaperItem,证件,paper,list:Paper,,O,,gbt46363,ours,,none,,\n";

  private static final String PAPER =
      COLUMNS
          + """
          1,Kind,类型,kind,code,,O,,gbt46363,ours,,term,,
          2,Number,号码,number,text,,O,,gbt46363,ours,personal,gram,,
          """;

  private static final Map<String, String> TABLES =
      Map.of(
          "types.csv", TYPES,
          "codes.csv", "name,file,external\n",
          "interfaces.csv", "id\n",
          "objects/Wagon.csv", WAGON,
          "objects/Visitor.csv", VISITOR,
          "objects/PhotoList.csv", PHOTO_LIST,
          "objects/Photo.csv", PHOTO,
          "objects/PaperList.csv", PAPER_LIST,
          "objects/Paper.csv", PAPER);

  /// The schema that the store under test has to be opened with.
  public static final Schema SCHEMA = Schema.load(SampleSchema::table);

  /// A type with an attribute of every kind.
  public static final ObjectType WAGON_TYPE = SCHEMA.type("Wagon");

  /// Another type, with a nested list.
  public static final ObjectType VISITOR_TYPE = SCHEMA.type("Visitor");

  private SampleSchema() {}

  /// The path of a dotted name of the wagon.
  public static AttributePath wagon(String dotted) {
    return WAGON_TYPE.path(dotted).orElseThrow(() -> new IllegalArgumentException(dotted));
  }

  /// The path of a dotted name of the visitor.
  public static AttributePath visitor(String dotted) {
    return VISITOR_TYPE.path(dotted).orElseThrow(() -> new IllegalArgumentException(dotted));
  }

  private static ByteArrayInputStream table(String path) {
    String text = TABLES.get(path);
    if (text == null) {
      throw new UncheckedIOException(new IOException("the sample schema has no table " + path));
    }
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
