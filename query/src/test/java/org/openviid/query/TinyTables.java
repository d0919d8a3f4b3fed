package org.openviid.query;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;
import org.openviid.schema.Value;

/// A schema of two types, so that tests of this package do not change when the real tables do.
final class TinyTables {
  private static final String OBJECT_HEADER =
      "key,name,zh,en,type,length,obligation,codes,profiles,provenance,sensitivity,search,aliases,note\n";
  private static final String TAIL = ",gat1400,ours,";

  private static final Map<String, String> TABLES =
      Map.of(
          "types.csv",
          """
          key,name,kind,root,element,zh,en,clause46363,clause1400,profiles,provenance,id,time,subtype,personal,note
          1,Car,resource,CarObject,CarObject,,,,,gat1400,ours,CarID,Seen,content:02,no,
          2,ShotList,list,,,,,,,gat1400,ours,,,,no,
          3,Shot,part,,,,,,,gat1400,ours,,,,no,
          """,
          "objects/Car.csv",
          OBJECT_HEADER
              + "1,CarID,,,text,=20,R,"
              + TAIL
              + ",id,,\n"
              + "2,Plate,,,text,..15,O,"
              + TAIL
              + ",gram,PlateNumber,\n"
              + "3,Doors,,,int,,O,"
              + TAIL
              + ",value,,\n"
              + "4,Speed,,,double,,O,"
              + TAIL
              + ",value,,\n"
              + "5,Seen,,,time,,O,"
              + TAIL
              + ",time,,\n"
              + "6,Stolen,,,flag,,O,"
              + TAIL
              + ",value,,\n"
              + "7,Colour,,,code,=2,O,ColourType"
              + TAIL
              + ",term,,\n"
              + "8,Class,,,intcode,..2,O,"
              + TAIL
              + ",term,,\n"
              + "9,Tags,,,texts,,O,"
              + TAIL
              + ",term,,\n"
              + "10,Shots,,,object:ShotList,,O,"
              + TAIL
              + ",none,,\n"
              + "11,Owner,,,text,,O,"
              + TAIL
              + "restricted,value,,\n"
              + "12,Key,,,text,,O,"
              + TAIL
              + "secret,none,,\n"
              + "13,Picture,,,data,,O,"
              + TAIL
              + ",none,,\n"
              + "14,AgeLowerLimit,,,int,,O,"
              + TAIL
              + ",value,,\n"
              + "15,AgeUpLimit,,,int,,O,"
              + TAIL
              + ",value,,\n"
              + "16,Marks,,,code,,O,"
              + TAIL
              + ",value,,\"multi-valued, joined by ';'\"\n",
          "objects/ShotList.csv",
          OBJECT_HEADER + "1,Shot,,,list:Shot,,O," + TAIL + ",none,,\n",
          "objects/Shot.csv",
          OBJECT_HEADER
              + "1,Type,,,code,=2,O,"
              + TAIL
              + ",term,,\n"
              + "2,Width,,,int,,O,"
              + TAIL
              + ",value,,\n",
          "codes.csv",
          "name,file,external\nColourType,Colour.csv,no\n",
          "codes/Colour.csv",
          "code,zh,en\n01,,\n02,,\n11,,\n",
          "interfaces.csv",
          "id\n");

  static final Schema SCHEMA = Schema.load(source());
  static final ObjectType CAR = SCHEMA.type("Car");
  static final ObjectType SHOT = SCHEMA.type("Shot");

  private TinyTables() {}

  static TableSource source() {
    return path -> new ByteArrayInputStream(table(path).getBytes(StandardCharsets.UTF_8));
  }

  private static String table(String path) {
    String table = TABLES.get(path);
    if (table == null) {
      throw new IllegalArgumentException(path);
    }
    return table;
  }

  static AttributePath path(String dotted) {
    return CAR.path(dotted).orElseThrow();
  }

  static DataObject car(String name, Value value) {
    return DataObject.builder(CAR).set(name, value).build();
  }

  static Value shots(DataObject... shots) {
    DataObject.Builder list = DataObject.builder(SCHEMA.type("ShotList"));
    Value[] nested = new Value[shots.length];
    for (int i = 0; i < shots.length; i++) {
      nested[i] = new Value.Nested(shots[i]);
    }
    return new Value.Nested(list.set("Shot", new Value.Sequence(List.of(nested))).build());
  }

  static DataObject shot(String type, long width) {
    return DataObject.builder(SHOT).set("Type", type).set("Width", width).build();
  }
}
