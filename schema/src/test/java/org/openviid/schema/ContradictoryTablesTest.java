package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables that name types and attributes of other tables, and contradict these or themselves.
class ContradictoryTablesTest {
  private static final Schema SCHEMA = Schema.load();

  private static ChangedTables changed(String path, String old, String replacement) {
    return ChangedTables.none().with(path, old, replacement.replace("⏎", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "correspondences.csv|Face,Person,view,|Face,Nobody,view,|correspondences.csv line 2: there is no such type in to",
        "correspondences.csv|Face,Person,view,|Face,Person,vista,|correspondences.csv line 2: use 'vista' is wrong",
        "correspondences.csv|Tollgate,Tollgate,form,|Face,Person,form,|correspondences.csv line 3: the pair Face and"
            + " Person occurs twice",
        "correspondences.csv|Face,Person,view,|Face,Thing,view,|attributes.csv line 2: the pair is not in"
            + " correspondences.csv",
        "correspondences/attributes.csv|Face,FaceID,Person,PersonID,|Face,FaceNo,Person,PersonID,|attributes.csv line 2:"
            + " Face has no attribute FaceNo",
        "correspondences/attributes.csv|Face,FaceID,Person,PersonID,|Face,FaceID,Person,PersonID,across|attributes.csv"
            + " line 2: way 'across' is wrong",
        "correspondences/attributes.csv|SubscribeDetail,both,12=11;|SubscribeDetail,both,12;|code pair '12' lacks its =",
        "correspondences/attributes.csv|Face,FaceID,Person,PersonID,|Face,FaceID,Person,SubImageList,|attributes.csv line"
            + " 2: of FaceID and SubImageList only one holds objects",
        "correspondences/attributes.csv|Face,Attitude,Person,,|Face,FaceID,Person,,|attributes.csv line 5: FaceID is lost"
            + " by one row and mentioned by another",
        "correspondences/attributes.csv|Face,FaceID,Person,PersonID,|Face,=many,Person,AgeUpLimit,|attributes.csv line 2:"
            + " AgeUpLimit cannot be 'many'",
      })
  void correspondencesAreRefusedWithTheirPlace(String path, String old, String replacement, String message) {
    assertThatThrownBy(() -> Correspondences.load(SCHEMA, changed(path, old, replacement)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pictures/places.csv|SubImageInfo,Data,|SubPicture,Data,|pictures/places.csv line 2: there is no such type in type",
        "pictures/places.csv|SubImageInfo,Data,|SubImageInfo,Width,|pictures/places.csv line 2: SubImageInfo has no"
            + " attribute of kind DATA that data could mean",
        "pictures/places.csv|VideoSlice,Data,VideoSliceInfo.|Image,Data,ImageInfo.|pictures/places.csv line 4: Image"
            + " occurs twice",
        "pictures/main.csv|,StorageUrl1,|,StorageUrl9,|pictures/main.csv line 2: MotorVehicle has no attribute of kind"
            + " TEXT that address could mean",
        "pictures/scenes.csv|Face,SourceID,Image,|Face,SourceID,Pictures,|pictures/scenes.csv line 2: there is no such"
            + " type in image",
      })
  void rulesForPicturesAreRefusedWithTheirPlace(String path, String old, String replacement, String message) {
    assertThatThrownBy(() -> PictureRules.load(SCHEMA, changed(path, old, replacement)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void attributesThatNoRowMentionsAreCarriedUnderTheirOwnNames() {
    List<String> carried = new ArrayList<>();
    for (Correspondence.Link link : Correspondences.load(SCHEMA).find(SCHEMA.type("Face"), SCHEMA.type("Person")).orElseThrow().links()) {
      if (link instanceof Correspondence.Link.Same same) {
        carried.add(same.from().dotted() + "=" + same.to().dotted());
      }
    }
    assertThat(carried).contains("FaceID=PersonID", "GenderCode=GenderCode", "SubImageList=SubImageList").doesNotHaveDuplicates();
  }
}
