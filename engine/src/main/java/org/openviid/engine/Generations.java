package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.peers.RequestContext;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Correspondence;
import org.openviid.schema.Correspondence.Way;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.store.ObjectStore;

/// Lets peers of both generations of the standard work on the same objects. Objects are kept as GA/T 1400
/// has them; peers of GB/T 46363 see them, and send them, as theirs. Safe for use by any number of threads.
final class Generations {
  private final Translator there;
  private final Translator back;
  private final Map<ObjectType, List<ObjectType>> hidden = new HashMap<>();

  Generations(Correspondences correspondences) {
    this.there = new Translator(correspondences, Way.THERE);
    this.back = new Translator(correspondences, Way.BACK);
    for (Correspondence view : correspondences.all()) {
      if (view.use() == Correspondence.Use.VIEW) {
        hidden.computeIfAbsent(view.to(), _ -> new ArrayList<>()).add(view.from());
      }
    }
  }

  private static boolean is46363(RequestContext context) {
    return context.profile() == Profile.GBT46363;
  }

  /// The types whose objects a peer sees as objects of the type, that type first. Types that it may not
  /// read are left out.
  List<ObjectType> seenAs(RequestContext context, ObjectType type) {
    List<ObjectType> others = is46363(context) ? hidden.getOrDefault(type, List.of()) : List.of();
    if (others.isEmpty()) {
      return List.of(type);
    }
    List<ObjectType> types = new ArrayList<>();
    types.add(type);
    others.stream().filter(other -> context.peer().mayRead(other)).forEach(types::add);
    return types;
  }

  /// An object as the peer sees it.
  ///
  /// @param as the type it asked for
  DataObject shown(RequestContext context, DataObject object, ObjectType as) {
    return is46363(context) ? there.translated(object, as) : object;
  }

  /// The type under which the object is kept that a peer knows by a type and an identifier.
  ObjectType keptAs(RequestContext context, ObjectType type, String id, ObjectStore store) {
    List<ObjectType> types = seenAs(context, type);
    if (types.size() > 1 && store.sequenceOf(type, id) == 0) {
      for (ObjectType other : types) {
        if (store.sequenceOf(other, id) != 0) {
          return other;
        }
      }
    }
    return type;
  }

  /// New objects as they are kept.
  List<Item> received(RequestContext context, List<Item> items) {
    return is46363(context) ? items.stream().map(item -> kept(item, item.object().type())).toList() : items;
  }

  /// Changes of objects as changes of what is kept.
  List<Item> changed(RequestContext context, List<Item> items, ObjectStore store) {
    if (!is46363(context)) {
      return items;
    }
    List<Item> changed = new ArrayList<>(items.size());
    for (Item item : items) {
      ObjectType type = item.object().type();
      String id = item.object().id();
      changed.add(kept(item, id == null ? type : keptAs(context, type, id, store)));
    }
    return changed;
  }

  private Item kept(Item item, ObjectType as) {
    if (item.object().type() == as && !back.changes(as)) {
      return item;
    }
    DataObject object = back.translated(item.object(), as);
    return new Item(item.index(), object, item.problems(), item.deviations(), cleared(item, as));
  }

  private Set<String> cleared(Item item, ObjectType as) {
    Set<String> names = new HashSet<>();
    for (String name : item.cleared()) {
      Attribute attribute = item.object().type().find(name);
      AttributePath path = attribute == null ? null : kept(new AttributePath(List.of(attribute)), item.object().type(), as);
      names.add(path == null || path.steps().size() > 1 ? name : path.leaf().name());
    }
    return names;
  }

  private @Nullable AttributePath kept(AttributePath path, ObjectType type, ObjectType as) {
    return type == as ? path : back.translated(path, type, as);
  }

  /// A condition on objects of a type as one on those that are kept under another. What the other lacks is
  /// absent from all of its objects.
  Filter kept(Filter filter, ObjectType type, ObjectType as) {
    return switch (filter) {
      case Filter.Everything everything -> everything;
      case Filter.And and -> new Filter.And(and.operands().stream().map(each -> kept(each, type, as)).toList());
      case Filter.Or or -> new Filter.Or(or.operands().stream().map(each -> kept(each, type, as)).toList());
      case Filter.Not not -> new Filter.Not(kept(not.operand(), type, as));
      case Filter.AnyOf anyOf -> {
        AttributePath path = kept(anyOf.path(), type, as);
        yield path == null ? Filter.nothing() : new Filter.AnyOf(path, anyOf.values());
      }
      case Filter.Range range -> {
        AttributePath path = kept(range.path(), type, as);
        yield path == null
            ? Filter.nothing()
            : new Filter.Range(path, range.lower(), range.lowerIncluded(), range.upper(), range.upperIncluded());
      }
      case Filter.Like like -> {
        AttributePath path = kept(like.path(), type, as);
        yield path == null ? Filter.nothing() : new Filter.Like(path, like.pattern());
      }
      case Filter.Present present -> {
        AttributePath path = kept(present.path(), type, as);
        yield path == null ? Filter.nothing() : new Filter.Present(path);
      }
    };
  }

  /// An order of objects of a type, by criterion as one of those that are kept under another; null for a
  /// criterion that these lack.
  List<@Nullable SortKey> kept(List<SortKey> sort, ObjectType type, ObjectType as) {
    List<@Nullable SortKey> keys = new ArrayList<>();
    for (SortKey key : sort) {
      AttributePath path = kept(key.path(), type, as);
      keys.add(path == null ? null : new SortKey(path, key.descending()));
    }
    return keys;
  }
}
