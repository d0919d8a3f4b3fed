package org.openviid.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openviid.peers.RequestContext;
import org.openviid.query.BoundQuery;
import org.openviid.query.Filter;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.Paging;
import org.openviid.query.Query;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryParser;
import org.openviid.query.SortKey;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// Answers queries from a [Directory], with the same grammar and the same meaning as from the store. Safe
/// for use by any number of threads.
final class DirectoryLookup {
  private final Directory directory;
  private final QueryParser parser;
  private final QueryBinder binder;
  private final EngineSettings settings;

  DirectoryLookup(Directory directory, QueryParser parser, QueryBinder binder, EngineSettings settings) {
    this.directory = directory;
    this.parser = parser;
    this.binder = binder;
    this.settings = settings;
  }

  boolean covers(ObjectType type) {
    return directory.covers(type);
  }

  Found query(RequestContext context, ObjectType type, String rawQuery) {
    Query query = parser.parse(rawQuery);
    BoundQuery bound = binder.bind(query, type, _ -> true);
    Filter filter = Filter.both(bound.filterWithIds(), context.peer().readFilter(type));
    List<DataObject> matches =
        directory.entries(type).stream()
            .filter(object -> FilterEvaluation.matches(filter, object))
            .sorted(SortKey.order(bound.sort()))
            .toList(); // those alike in all criteria stay in the order of the directory
    Paging paging = query.paging();
    long cap = paging.maxNumRecordReturn() == 0 ? Long.MAX_VALUE : paging.maxNumRecordReturn();
    long page = paging.pageRecordNum() == 0 ? settings.pageDefault() : paging.pageRecordNum();
    long limit = query.countOnly() ? 0 : Math.min(page, settings.pageLimit());
    List<DataObject> shown = matches.stream().limit(cap).skip(paging.skip()).limit(limit).toList();
    OptionalLong total = OptionalLong.of(Math.min(cap, matches.size()));
    return new Found(type, shown, total, bound.fields(), query.countOnly());
  }

  Optional<DataObject> read(RequestContext context, ObjectType type, String id) {
    Filter filter = context.peer().readFilter(type);
    return directory.entries(type).stream()
        .filter(object -> id.equals(object.id()) && FilterEvaluation.matches(filter, object))
        .findFirst();
  }
}
