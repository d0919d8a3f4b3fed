package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openviid.codec.DataSource;
import org.openviid.codec.Item;
import org.openviid.peers.RequestContext;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.store.ObjectStore;

/// A view library (视图库): everything that peers can do with its objects. Safe for use by any number of
/// threads.
///
/// What these methods return as accepted is durable. They throw a
/// [org.openviid.schema.ViidException] when a request as a whole cannot be done, or may not.
public final class ViewLibrary {
  private final ObjectStore store;
  private final Creation creation;
  private final Revision revision;
  private final Removal removal;
  private final Lookup lookup;
  private final DeviceRecords devices;
  private final Generations generations;

  /// What a library needs beside its store.
  ///
  /// @param identifiers makes the identifiers that senders leave out
  /// @param devices is told which devices captures come from
  /// @param correspondences how the two generations of the standard say the same
  /// @param pictures where objects hold pictures
  /// @param listener is told what is put up with
  public record Services(
      IdentifierSource identifiers,
      DeviceRecords devices,
      Correspondences correspondences,
      PictureRules pictures,
      EngineListener listener) {}

  /// A library over a store.
  ///
  /// @param settings its limits
  public ViewLibrary(ObjectStore store, Services services, EngineSettings settings) {
    this.store = store;
    this.devices = services.devices();
    this.generations = new Generations(services.correspondences());
    this.creation =
        new Creation(store, new Identification(services.identifiers()), settings, services.listener());
    this.revision = new Revision(store, settings);
    this.removal = new Removal(store);
    QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    Showing showing = new Showing(generations, new ScenePictures(store, services.pictures()));
    this.lookup = new Lookup(store, parser, showing, settings, services.listener());
  }

  /// Where the pictures of a request go while it is read. The caller closes it when the request is done.
  public PictureIntake openIntake() {
    return new PictureIntake(store.blobs());
  }

  /// Stores new objects [8.1].
  ///
  /// @return one outcome an element, in order
  public List<ItemOutcome> create(
      RequestContext context, ObjectType type, List<Item> items, PictureIntake pictures) {
    Visibility.requireWrite(context, type);
    List<ItemOutcome> outcomes = creation.create(context, type, generations.received(context, items), pictures);
    if (Identification.isCapture(type)) {
      items.forEach(item -> devices.sentBy(item.object(), context.receivedAt()));
    }
    return outcomes;
  }

  /// Changes objects that are there [8.3]: attributes sent replace those stored, `null` clears.
  ///
  /// @return one outcome an element, in order
  public List<ItemOutcome> update(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<Item> changes = generations.changed(context, items, store);
    changes.stream().map(item -> item.object().type()).distinct().forEach(type -> Visibility.requireWrite(context, type));
    return revision.update(context, changes, pictures);
  }

  /// Deletes objects [8.4].
  ///
  /// @return one outcome an identifier, in order
  public List<ItemOutcome> delete(RequestContext context, ObjectType type, List<String> ids) {
    Visibility.requireWrite(context, type);
    if (generations.seenAs(context, type).size() == 1) {
      return removal.delete(context, type, ids);
    }
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (String id : ids) {
      ObjectType kept = generations.keptAs(context, type, id, store);
      Visibility.requireWrite(context, kept);
      outcomes.addAll(removal.delete(context, kept, List.of(id)));
    }
    return outcomes;
  }

  /// Finds objects [8.2, Annex D].
  ///
  /// @param rawQuery what stands behind the `?`, not decoded; empty for everything
  public Found query(RequestContext context, ObjectType type, String rawQuery) {
    Visibility.requireRead(context, type);
    return lookup.query(context, type, rawQuery);
  }

  /// One object by its identifier; empty when there is none that the peer may see.
  public Optional<DataObject> read(RequestContext context, ObjectType type, String id) {
    Visibility.requireRead(context, type);
    return lookup.read(context, type, id);
  }

  /// The pictures that objects refer to, as long as they are there.
  public DataSource pictures() {
    return blob -> store.openBlob(blob.id());
  }
}
