package org.openviid.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
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
  private final ObjectStore store;
  private final QueryParser parser;
  private final QueryBinder binder;
  private final EngineSettings settings;
  private final EngineListener listener;
  private final Walks walks = new Walks();

  Lookup(
      ObjectStore store,
      QueryParser parser,
      QueryBinder binder,
      EngineSettings settings,
      EngineListener listener) {
    this.store = store;
    this.parser = parser;
    this.binder = binder;
    this.settings = settings;
    this.listener = listener;
  }

  /// The page that a raw query string asks for.
  Found query(RequestContext context, ObjectType type, String rawQuery) {
    Query query = parser.parse(rawQuery);
    BoundQuery bound = binder.bind(query, type, attribute -> mayAsk(context, attribute));
    bound.tolerances().forEach(name -> listener.tolerated(context, name));
    long skip = query.paging().skip();
    String walk = context.as() + ' ' + type.name() + ' ' + QueryPrinter.print(query.withPaging(Paging.NONE));
    Walks.@Nullable Walk known = skip == 0 ? null : walks.find(walk);
    Page page = search(context, bound, skip, known);
    OptionalLong total = known == null ? page.total() : known.total();
    if (skip == 0) {
      walks.begin(walk, new Walks.Walk(page.position(), total));
    }
    audit(context, type, "query", page.objects().size(), rawQuery);
    List<DataObject> objects = page.objects().stream().map(StoredObject::object).toList();
    return new Found(type, objects, capped(total, query.paging()), bound.fields(), query.countOnly());
  }

  private Page search(RequestContext context, BoundQuery bound, long skip, Walks.@Nullable Walk known) {
    Query query = bound.query();
    Filter filter = Filter.both(bound.filterWithIds(), context.peer().readFilter(bound.type()));
    int limit = query.countOnly() ? 0 : limit(query.paging(), skip);
    long ceiling = known == null ? Long.MAX_VALUE : known.ceiling();
    return store.search(
        new Search(bound.type(), filter, bound.sort(), skip, limit, known == null, ceiling));
  }

  private int limit(Paging paging, long skip) {
    long page = paging.pageRecordNum() == 0 ? settings.pageDefault() : paging.pageRecordNum();
    long cap = paging.maxNumRecordReturn();
    long left = cap == 0 ? page : Math.max(0, cap - skip);
    return (int) Math.min(Math.min(page, left), settings.pageLimit());
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
        store.read(type, id).map(StoredObject::object).filter(object -> Visibility.sees(context, object));
    audit(context, type, "read", found.isPresent() ? 1 : 0, id);
    return found;
  }

  private void audit(RequestContext context, ObjectType type, String action, long count, String detail) {
    if (type.isPersonal()) {
      store.commit(Transaction.of(Auditing.line(context, type, action, count, detail)));
    }
  }
}
