package org.openviid.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Setting;
import org.openviid.query.BoundQuery;
import org.openviid.query.Filter;
import org.openviid.query.Paging;
import org.openviid.query.Query;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryParser;
import org.openviid.query.QueryPrinter;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Sensitivity;
import org.openviid.store.ObjectStore;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Answers queries (GET, clause 8.2 and Annex D). Safe for use by any number of threads.
final class Lookup {
  private static final long MOST_PAGES = 1L << 40;

  private final ObjectStore store;
  private final QueryParser parser;
  private final QueryBinder binder;
  private final Generations generations;
  private final Showing showing;
  private final EngineSettings settings;
  private final Departures departures;
  private final PageNumbers pageNumbers;
  private final Walks walks = new Walks();

  Lookup(
      ObjectStore store,
      QueryParser parser,
      Showing showing,
      EngineSettings settings,
      EngineListener listener) {
    this.store = store;
    this.parser = parser;
    this.binder = new QueryBinder(settings.zone());
    this.generations = showing.generations();
    this.showing = showing;
    this.settings = settings;
    this.departures = new Departures(listener);
    this.pageNumbers = new PageNumbers(listener);
  }

  /// The part of all objects of a type that a query is about.
  ///
  /// @param name tells it from other parts
  /// @param filter what the objects of the part satisfy
  record Part(String name, Filter filter) {
    /// All objects.
    static final Part ALL = new Part("", Filter.everything());
  }

  /// The page that a raw query string asks for. Sets come as they are kept, to be made whole.
  Found query(RequestContext context, ObjectType type, String rawQuery, Part part) {
    Query query = parser.parse(rawQuery);
    BoundQuery bound = binder.bind(query, type, attribute -> mayAsk(context, attribute));
    bound.tolerances().forEach(name -> departures.accept(context, name));
    long skip = skip(context, query.paging());
    String walk = context.as() + ' ' + type.name() + ' ' + part.name() + ' ' + QueryPrinter.print(query.withPaging(Paging.NONE));
    pageNumbers.look(context, walk, query.paging());
    Walks.@Nullable Walk known = skip == 0 ? null : walks.find(walk);
    Splits splits = known == null ? new Splits() : known.splits();
    Page page = search(context, new Asked(bound, part.filter(), skip), known, splits);
    OptionalLong total = known == null ? page.total() : known.total();
    if (skip == 0) {
      walks.begin(walk, new Walks.Walk(page.position(), total, splits));
    }
    audit(context, type, "query", rawQuery, page.objects().stream().map(StoredObject::id).toList());
    List<DataObject> objects =
        page.objects().stream().map(found -> shown(context, found.object(), type)).toList();
    return new Found(type, objects, capped(total, query.paging()), bound.fields(), query.countOnly());
  }

  /// An object as the peer sees it; a set is made whole first.
  private DataObject shown(RequestContext context, DataObject object, ObjectType as) {
    return SetShape.isSet(object.type()) ? object : showing.shown(context, object, as);
  }

  /// What is asked for.
  ///
  /// @param part what holds for the part of the objects that it is about
  /// @param skip how many come before the page
  private record Asked(BoundQuery bound, Filter part, long skip) {
    Filter filter() {
      return Filter.both(bound.filterWithIds(), part);
    }
  }

  private Page search(RequestContext context, Asked asked, Walks.@Nullable Walk known, Splits splits) {
    BoundQuery bound = asked.bound();
    Query query = bound.query();
    long skip = asked.skip();
    List<ObjectType> types = generations.seenAs(context, bound.type());
    int limit = query.countOnly() ? 0 : limit(query.paging(), skip);
    boolean total = known == null;
    if (types.size() > 1) {
      long ceiling = known == null ? store.log().last() : known.ceiling();
      List<MergedSearch.Source> sources = types.stream().map(type -> source(context, asked, type)).toList();
      return new MergedSearch(store, sources, ceiling, settings.searchTime()).page(skip, limit, total, splits);
    }
    Filter filter = Filter.both(asked.filter(), context.peer().readFilter(bound.type()));
    long ceiling = known == null ? Long.MAX_VALUE : known.ceiling();
    return store.search(new Search(bound.type(), filter, bound.sort(), skip, limit, total, ceiling));
  }

  private MergedSearch.Source source(RequestContext context, Asked asked, ObjectType type) {
    BoundQuery bound = asked.bound();
    Filter filter = generations.kept(asked.filter(), bound.type(), type);
    return new MergedSearch.Source(
        type,
        Filter.both(filter, context.peer().readFilter(type)),
        generations.kept(bound.sort(), bound.type(), type));
  }

  /// How many records come before the page. (README of the tables: RecordStartNo counts records, by a
  /// setting of the peer pages)
  private long skip(RequestContext context, Paging paging) {
    return switch (context.peer().settings().of(Setting.PAGING)) {
      case RECORD -> paging.skip();
      case PAGE -> Math.min(paging.skip(), MOST_PAGES) * size(paging);
    };
  }

  private int limit(Paging paging, long skip) {
    long size = size(paging);
    long cap = paging.maxNumRecordReturn();
    return (int) (cap == 0 ? size : Math.min(size, Math.max(0, cap - skip)));
  }

  private long size(Paging paging) {
    long asked = paging.pageRecordNum() == 0 ? settings.pageDefault() : paging.pageRecordNum();
    return Math.min(asked, settings.pageLimit());
  }

  private static OptionalLong capped(OptionalLong total, Paging paging) {
    long cap = paging.maxNumRecordReturn();
    return total.isPresent() && cap > 0 ? OptionalLong.of(Math.min(cap, total.getAsLong())) : total;
  }

  private static boolean mayAsk(RequestContext context, Attribute attribute) {
    return attribute.sensitivity() != Sensitivity.RESTRICTED || context.peer().settings().restricted();
  }

  /// One object by its identifier, from the truth rather than the index.
  Optional<DataObject> read(RequestContext context, ObjectType type, String id) {
    Optional<DataObject> found =
        store
            .read(generations.keptAs(context, type, id, store), id)
            .map(StoredObject::object)
            .filter(object -> Visibility.sees(context, object))
            .map(object -> shown(context, object, type));
    audit(context, type, "read", id, found.isPresent() ? List.of(id) : List.of());
    return found;
  }

  private void audit(RequestContext context, ObjectType type, String action, String detail, List<String> ids) {
    if (type.isPersonal()) {
      store.commit(Transaction.of(Auditing.line(context, type, action, detail, ids)));
    }
  }
}
