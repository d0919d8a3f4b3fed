package org.openviid.server;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.openviid.http.Offer;
import org.openviid.http.Outcomes;
import org.openviid.reference.Standard;
import org.openviid.schema.Correspondences;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;
import org.openviid.schema.ViidException;

/// The tables that a server goes by: those that come with the software, and in their place those that an
/// operator corrected in the data folder. Read before anything is opened. Immutable.
///
/// @param schema types, attributes, codes and interfaces
/// @param correspondences between the two generations
/// @param pictures where objects hold pictures
/// @param outcomes how each is answered
/// @param standard all that the reference pages show
record Tables(
    Schema schema, Correspondences correspondences, PictureRules pictures, Outcomes outcomes, Standard standard) {
  private static final String FOLDER = "tables";

  /// @param data the data folder
  /// @throws ViidException naming file and line when corrected tables contradict the others
  static Tables of(Path data) {
    Path corrected = data.resolve(FOLDER);
    TableSource source = TableSource.folder(corrected, TableSource.builtIn());
    try {
      Schema schema = Schema.load(source);
      return new Tables(
          schema,
          Correspondences.load(schema, source),
          PictureRules.load(schema, source),
          Outcomes.load(source),
          Standard.read(schema, source, Offer::includes, Software.version()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ViidException(e, "OV-2380", corrected, String.valueOf(e.getMessage()));
    }
  }
}
