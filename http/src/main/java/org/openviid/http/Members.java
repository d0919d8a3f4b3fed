package org.openviid.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openviid.codec.Message;
import org.openviid.engine.Found;
import org.openviid.engine.ItemOutcome;
import org.openviid.engine.PictureIntake;
import org.openviid.engine.ViewLibrary;
import org.openviid.http.Routing.Matched;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;

/// The members of a slice, image or file as a collection of their own [7.9 to 7.11; ours]: `GET` finds among
/// them, `POST` stores further ones and adds them to the set in one step. Safe for use by any number of
/// threads.
final class Members {
  private static final String IDENTIFIER = "{ID}";

  private final Resources resources;
  private final Bodies bodies;
  private final Answers answers;
  private final ViewLibrary library;
  private final Map<String, ObjectType> sets = new HashMap<>();

  /// @param rows the interface table: whatever can be read by its identifier may have members below it
  Members(Resources resources, Bodies bodies, Answers answers, ViewLibrary library, List<InterfaceRow> rows) {
    this.resources = resources;
    this.bodies = bodies;
    this.answers = answers;
    this.library = library;
    for (InterfaceRow row : rows) {
      if (row.operation() == Operation.READ) {
        row.type().ifPresent(type -> sets.put(row.path(), type));
      }
    }
  }

  private static String above(InterfaceRow row) {
    return row.path().substring(0, row.path().indexOf(IDENTIFIER) + IDENTIFIER.length());
  }

  private ViewLibrary.SetMembers of(Matched target) {
    ObjectType set = Objects.requireNonNull(sets.get(above(target.row())));
    return new ViewLibrary.SetMembers(set, target.id(), Resources.type(target.row()));
  }

  /// POST on the members of a set.
  Reply create(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return resources.admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        ObjectType expected = row.request().orElseThrow();
        Message message = bodies.read(exchange.open(), context, expected, intake);
        Optional<List<ItemOutcome>> outcomes =
            library.createMembers(context, of(target), message.items(), intake);
        return outcomes.isPresent()
            ? answers.list(exchange.asker(), outcomes.get())
            : resources.missing(exchange, target, of(target).set());
      }
    });
  }

  /// GET on the members of a set.
  Reply query(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return resources.admitted(exchange, row, context -> {
      Optional<Found> found = library.queryMembers(context, of(target), Resources.query(exchange));
      return found.isPresent()
          ? answers.found(exchange.asker(), row.response().orElseThrow(), found.get())
          : resources.missing(exchange, target, of(target).set());
    });
  }
}
