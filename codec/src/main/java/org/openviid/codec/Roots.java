package org.openviid.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ObjectType;

/// The keys that may stand around a message of one type. Immutable once all plans are made.
final class Roots {
  private final String canonical;
  private final Map<String, Root> known = new HashMap<>();
  private final Map<String, Root> caseless = new HashMap<>();

  private Roots(String canonical) {
    this.canonical = canonical;
  }

  /// What stands below a key.
  enum Shape {
    /// The object, or the list object.
    BODY,
    /// One element, or an array of elements, without their list object.
    ELEMENTS,
    /// A list object, though a single object is expected.
    LIST
  }

  /// A key.
  ///
  /// @param shape what stands below it
  /// @param via what has to be tolerated; null for the canonical key
  /// @param plan of the list, for [Shape#LIST]; else of the message
  record Root(Shape shape, @Nullable Tolerance via, TypePlan plan) {}

  static Roots of(TypePlan plan, Collection<TypePlan> all) {
    ObjectType type = plan.type();
    Roots roots = new Roots(type.root().isEmpty() ? type.name() : type.root());
    roots.add(roots.canonical, new Root(Shape.BODY, null, plan));
    Root misspelled = new Root(Shape.BODY, Tolerance.ROOT_NAME, plan);
    type.rootAliases().forEach(alias -> roots.add(alias, misspelled));
    roots.add(type.name(), misspelled);
    @Nullable Field elements = plan.elements();
    if (elements != null) {
      roots.addList(elements, plan, misspelled);
    } else {
      all.forEach(list -> roots.addIfListOf(plan, list));
    }
    return roots;
  }

  private void addList(Field elements, TypePlan plan, Root misspelled) {
    ObjectType element = elements.target().type();
    String name = element.name();
    for (String other : List.of(name + "ObjectList", name + "List", name + "sListObject", name + "sList")) {
      add(other, misspelled);
    }
    Root unwrapped = new Root(Shape.ELEMENTS, Tolerance.MISSING_WRAPPER, plan);
    for (String other : List.of(elements.name(), element.root(), name + "Object", name + "sObject")) {
      add(other, unwrapped);
    }
  }

  private void addIfListOf(TypePlan plan, TypePlan list) {
    @Nullable Field elements = list.elements();
    if (elements != null && elements.target() == plan && !list.type().root().isEmpty()) {
      add(list.type().root(), new Root(Shape.LIST, Tolerance.LIST_FOR_SINGLE, list));
    }
  }

  private void add(String key, Root root) {
    if (!key.isEmpty()) {
      known.putIfAbsent(key, root);
      caseless.putIfAbsent(
          key.toLowerCase(Locale.ROOT), new Root(root.shape(), Tolerance.ROOT_NAME, root.plan()));
    }
  }

  /// The key that belongs around the message.
  String canonical() {
    return canonical;
  }

  /// What stands below a key, or null when it is none of these.
  @Nullable Root find(String key) {
    Root root = known.get(key);
    return root != null ? root : caseless.get(key.toLowerCase(Locale.ROOT));
  }
}
