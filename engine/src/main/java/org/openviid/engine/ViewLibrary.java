package org.openviid.engine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openviid.codec.DataSource;
import org.openviid.codec.Item;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.RequestContext;
import org.openviid.query.Filter;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.store.ObjectStore;
import org.openviid.store.Transaction;

/// A view library (视图库): everything that peers can do with its objects. Safe for use by any number of
/// threads.
///
/// What these methods return as accepted is durable. They throw a
/// [org.openviid.schema.ViidException] when a request as a whole cannot be done, or may not.
public final class ViewLibrary {
  private final ObjectStore store;
  private final Arrivals arrivals;
  private final Removal removal;
  private final Lookup lookup;
  private final DirectoryLookup directory;
  private final Sets sets;
  private final Wholes wholes;
  private final DataLibraries libraries;
  private final Orders orders;
  private final Generations generations;
  private final Showing showing;
  private final Reasons reasons;
  private final EngineListener listener;

  /// What a library stands on.
  ///
  /// @param store keeps the objects
  /// @param schema the tables
  /// @param identifiers makes the identifiers that senders leave out
  /// @param devices is told which devices captures come from
  /// @param directory what is known of the systems around
  /// @param clocks is told what devices say what time it is
  /// @param correspondences how the two generations of the standard say the same
  /// @param pictures where objects hold pictures
  /// @param carriedOut the permanent keys of the types whose orders (subscriptions, dispositions) somebody
  ///     carries out; those of others are stored and say that they are not in force
  /// @param settings its limits
  /// @param listener is told what is put up with, and what has come
  public record Services(
      ObjectStore store,
      Schema schema,
      IdentifierSource identifiers,
      DeviceRecords devices,
      Directory directory,
      ClockWatch clocks,
      Correspondences correspondences,
      PictureRules pictures,
      Set<Integer> carriedOut,
      EngineSettings settings,
      EngineListener listener) {
    /// Copies the set.
    public Services {
      carriedOut = Set.copyOf(carriedOut);
    }
  }

  /// A library over these.
  public ViewLibrary(Services services) {
    this.store = services.store();
    this.listener = services.listener();
    EngineSettings settings = services.settings();
    Identification identification = new Identification(services.identifiers());
    Assembly.Means means = new Assembly.Means(store, identification, services.listener());
    this.sets = new Sets(means, settings, services.devices());
    this.generations = new Generations(services.correspondences());
    this.reasons = new Reasons(settings.reasonFor(), generations);
    this.showing = new Showing(generations, new ScenePictures(store, services.pictures()));
    this.wholes = new Wholes(store, showing);
    this.libraries = new DataLibraries(store, services.schema(), services.listener());
    this.orders =
        new Orders(store, services.schema(), services.carriedOut(), new LocalDigits(settings.zone()));
    this.arrivals =
        new Arrivals(
            new Creation(store, identification, settings, services.listener()),
            new Revision(means, settings),
            new Arrivals.Rules(sets, orders, libraries, new SmallPictures(services.pictures())),
            services.devices(),
            new Stamps(services.clocks()));
    this.removal = new Removal(store, services.schema(), libraries);
    QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    QueryBinder binder = new QueryBinder(settings.zone());
    this.lookup = new Lookup(store, parser, showing, settings, services.listener());
    this.directory = new DirectoryLookup(services.directory(), parser, binder, settings);
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
    List<ItemOutcome> outcomes = arrivals.create(context, type, generations.received(context, items), pictures);
    listener.arrived(context, outcomes);
    return outcomes;
  }

  /// Changes objects that are there [8.3]: attributes sent replace those stored, `null` clears.
  ///
  /// @return one outcome an element, in order
  public List<ItemOutcome> update(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<Item> changes = generations.changed(context, items, store);
    changes.stream().map(item -> item.object().type()).distinct().forEach(type -> Visibility.requireWrite(context, type));
    return arrivals.update(context, changes, pictures);
  }

  /// Withdraws an order, or changes it if that is what the element says [7.18].
  public ItemOutcome cancel(RequestContext context, Item item, PictureIntake pictures) {
    return update(context, List.of(orders.cancelling(context, item)), pictures).getFirst();
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

  /// Stores objects and makes them members of a set [7.9 to 7.11].
  ///
  /// @param of which members of which set
  /// @return one outcome an element, in order; empty when there is no such set that the peer may see
  public Optional<List<ItemOutcome>> createMembers(
      RequestContext context, SetMembers of, List<Item> items, PictureIntake pictures) {
    Visibility.requireWrite(context, of.set());
    Visibility.requireWrite(context, of.member());
    List<Item> cleaned = arrivals.cleaned(context, generations.received(context, items), pictures);
    Optional<List<ItemOutcome>> outcomes = sets.add(context, place(of), cleaned, pictures);
    outcomes.ifPresent(added -> listener.arrived(context, added));
    return outcomes;
  }

  /// The members of one type that a set has.
  ///
  /// @param set the type of the set
  /// @param id the identifier of the set
  /// @param member the type of the members
  public record SetMembers(ObjectType set, String id, ObjectType member) {}

  private static Sets.StoredPlace place(SetMembers of) {
    return new Sets.StoredPlace(of.set(), of.id(), Sets.listOf(of.set(), of.member()).orElseThrow());
  }

  /// Finds objects among the members of a set.
  ///
  /// @param rawQuery what stands behind the `?`, not decoded; empty for all members
  /// @return empty when there is no such set that the peer may see
  public Optional<Found> queryMembers(RequestContext context, SetMembers of, String rawQuery) {
    Visibility.requireRead(context, of.set());
    Visibility.requireRead(context, of.member());
    reasons.require(context, of.member());
    List<String> ids = new ArrayList<>();
    Optional<DataObject> set = lookup.read(context, of.set(), of.id());
    for (ObjectType type : generations.seenAs(context, of.member())) {
      Sets.listOf(of.set(), type)
          .ifPresent(list -> set.ifPresent(there -> list.orNone(there).forEach(stub -> ids.add(String.valueOf(stub.id())))));
    }
    Filter members = ids.isEmpty() ? Filter.nothing() : Filter.anyText(of.member().idPath(), ids);
    return set.map(_ -> lookup.query(context, of.member(), rawQuery, new Lookup.Part(of.id(), members)));
  }

  /// Finds objects [8.2, Annex D]; sets come whole.
  ///
  /// @param rawQuery what stands behind the `?`, not decoded; empty for everything
  public Found query(RequestContext context, ObjectType type, String rawQuery) {
    Visibility.requireRead(context, type);
    reasons.require(context, type);
    if (directory.covers(type)) {
      return directory.query(context, type, rawQuery);
    }
    Found found = lookup.query(context, type, rawQuery, Lookup.Part.ALL);
    return libraries.counted(context, wholes.of(context, found));
  }

  /// One object by its identifier, whole; empty when there is none that the peer may see.
  public Optional<DataObject> read(RequestContext context, ObjectType type, String id) {
    Visibility.requireRead(context, type);
    reasons.require(context, type);
    if (directory.covers(type)) {
      return directory.read(context, type, id);
    }
    Optional<DataObject> found = lookup.read(context, type, id);
    return wholes.of(context, found).map(object -> libraries.counted(context, object));
  }

  /// What a set says of itself: one object by its identifier, with the identifiers of its members only.
  public Optional<DataObject> readBare(RequestContext context, ObjectType type, String id) {
    Visibility.requireRead(context, type);
    reasons.require(context, type);
    return lookup.read(context, type, id).map(set -> showing.shown(context, set, set.type()));
  }

  /// Does what time alone requires: orders whose time is over are marked.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  /// @param self the identifier of this library
  public void maintain(long now, String self) {
    orders.expire(now, self);
  }

  /// Opens a picture for whoever has been given its address, and says so in the audit trail; empty when it is
  /// not there any more. Who it was given to stands where the objects were read.
  ///
  /// @param name what the address calls the picture
  /// @param origin from where, and the trace identifier
  public Optional<InputStream> openPicture(long id, String name, Origin origin) {
    Optional<InputStream> content = store.openBlob(id);
    if (content.isPresent()) {
      store.commit(Transaction.of(Auditing.picture(name, origin)));
    }
    return content;
  }

  /// Where a request comes from that nobody has to log in for.
  ///
  /// @param address without port
  /// @param trace its trace identifier
  /// @param receivedAt milliseconds since 1970-01-01T00:00Z
  public record Origin(String address, String trace, long receivedAt) {}

  /// The pictures that objects refer to, as long as they are there.
  public DataSource pictures() {
    return blob -> store.openBlob(blob.id());
  }
}
