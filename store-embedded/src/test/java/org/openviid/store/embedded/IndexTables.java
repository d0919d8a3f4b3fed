package org.openviid.store.embedded;

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

/// A schema with an attribute for each way in which the index keeps values, and a second type that has
/// some of the same names.
final class IndexTables {
  private static final String HEADER =
      "key,name,zh,en,type,length,obligation,codes,profiles,provenance,sensitivity,search,aliases,note\n";

  private static final String TYPES =
      """
      key,name,kind,root,element,zh,en,clause46363,clause1400,profiles,provenance,id,time,subtype,personal,note
      1,Car,resource,CarBody,CarItem,,,,,gat1400,ours,CarCode,Seen,,no,
      2,Boat,resource,BoatBody,BoatItem,,,,,gat1400,ours,Inner.BoatCode,,,no,
      3,ShotList,list,,,,,,,gat1400,ours,,,,no,
      4,Shot,part,,,,,,,gat1400,ours,,,,no,
      5,Hull,part,,,,,,,gat1400,ours,,,,no,
      """;

  private static final String CAR =
      """
      1,CarCode,,,text,=20,R,,gat1400,ours,,id,,
      2,Plate,,,text,..15,O,,gat1400,ours,,gram,,
      3,Doors,,,int,,O,,gat1400,ours,,value,,
      4,Seats,,,int,,O,,gat1400,ours,,term,,
      5,Speed,,,double,,O,,gat1400,ours,,value,,
      6,Load,,,double,,O,,gat1400,ours,,term,,
      7,Seen,,,time,,O,,gat1400,ours,,time,,
      8,Parked,,,time,,O,,gat1400,ours,,value,,
      9,Stolen,,,flag,,O,,gat1400,ours,,value,,
      10,Colour,,,code,=2,O,,gat1400,ours,,term,,
      11,Trim,,,code,=2,O,,gat1400,ours,,value,,
      12,Road,,,text,..64,O,,gat1400,ours,,value,,
      13,Device,,,text,=20,O,,gat1400,ours,,term,,
      14,Source,,,text,=41,O,,gat1400,ours,,term,,
      15,Address,,,text,..256,O,,gat1400,ours,,value,,
      16,Tags,,,texts,..32,O,,gat1400,ours,,term,,
      17,Notes,,,texts,..32,O,,gat1400,ours,,value,,
      18,Links,,,texts,,O,,gat1400,ours,,value,,
      19,Shots,,,object:ShotList,,O,,gat1400,ours,,none,,
      20,Owner,,,text,,O,,gat1400,ours,restricted,value,,
      21,Key,,,text,,O,,gat1400,ours,secret,value,,
      22,Remark,,,text,,O,,gat1400,ours,,none,,
      23,Picture,,,data,,O,,gat1400,ours,,value,,
      24,Hidden,,,object:Hull,,O,,gat1400,ours,restricted,none,,
      """;

  private static final String BOAT =
      """
      1,Inner,,,object:Hull,,O,,gat1400,ours,,none,,
      2,Plate,,,text,..15,O,,gat1400,ours,,gram,,
      3,Doors,,,int,,O,,gat1400,ours,,value,,
      """;

  private static final String SHOT =
      """
      1,ShotCode,,,text,=41,O,,gat1400,ours,,id,,
      2,Kind,,,code,=2,O,,gat1400,ours,,term,,
      3,Format,,,code,=2,O,,gat1400,ours,,value,,
      4,Width,,,int,,O,,gat1400,ours,,value,,
      5,Score,,,double,,O,,gat1400,ours,,term,,
      6,ShotAt,,,time,,O,,gat1400,ours,,time,,
      7,Name,,,text,..15,O,,gat1400,ours,,gram,,
      8,Path,,,text,..256,O,,gat1400,ours,,value,,
      9,Sharp,,,flag,,O,,gat1400,ours,,value,,
      """;

  private static final Map<String, String> TABLES =
      Map.of(
          "types.csv", TYPES,
          "codes.csv", "name,file,external\n",
          "interfaces.csv", "id\n",
          "objects/Car.csv", HEADER + CAR,
          "objects/Boat.csv", HEADER + BOAT,
          "objects/ShotList.csv", HEADER + "1,Shot,,,list:Shot,,O,,gat1400,ours,,none,,\n",
          "objects/Shot.csv", HEADER + SHOT,
          "objects/Hull.csv",
              HEADER
                  + "1,BoatCode,,,text,=20,R,,gat1400,ours,,id,,\n"
                  + "2,Length,,,double,,R,,gat1400,ours,,value,,\n");

  static final Schema SCHEMA = Schema.load(IndexTables::open);
  static final ObjectType CAR_TYPE = SCHEMA.type("Car");
  static final ObjectType BOAT_TYPE = SCHEMA.type("Boat");
  static final ObjectType SHOT_TYPE = SCHEMA.type("Shot");

  private IndexTables() {}

  /// The tables, with some of them replaced.
  static TableSource with(String path, String table) {
    return wanted ->
        wanted.equals(path)
            ? new ByteArrayInputStream((HEADER + table).getBytes(StandardCharsets.UTF_8))
            : open(wanted);
  }

  private static ByteArrayInputStream open(String path) {
    return new ByteArrayInputStream(TABLES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
  }

  static AttributePath path(String dotted) {
    return CAR_TYPE.path(dotted).orElseThrow();
  }

  static DataObject.Builder car(String id) {
    return DataObject.builder(CAR_TYPE).set("CarCode", id);
  }

  static DataObject.Builder boat(String id) {
    DataObject hull = DataObject.builder(SCHEMA.type("Hull")).set("BoatCode", id).build();
    return DataObject.builder(BOAT_TYPE).set("Inner", new Value.Nested(hull));
  }

  static Value shots(List<Value> shots) {
    return new Value.Nested(
        DataObject.builder(SCHEMA.type("ShotList")).set("Shot", new Value.Sequence(shots)).build());
  }

  static Value.Moment moment(long epochMillis) {
    return new Value.Moment(epochMillis, Long.toString(epochMillis));
  }
}
