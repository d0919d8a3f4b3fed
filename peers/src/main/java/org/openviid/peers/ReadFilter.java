package org.openviid.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openviid.query.Filter;
import org.openviid.query.LikePattern;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Turns what a peer may see into a condition. An object is placed by the attribute that names its
/// device, else by its identifier, which begins with a device's in most families of identifiers. Orders
/// are seen by the device or system that gave them, and by all who see more than their own. Types
/// that cannot be placed are visible within a limit only when they hold no personal data.
///
/// @param peer who reads
record ReadFilter(Peer peer) {
  private static final Filter NOTHING = new Filter.Or(List.of());

  Filter of(ObjectType type) {
    Scope scope = peer.scope();
    Filter filter = Filter.everything();
    if (peer.role().seesOnlyItsOwn()) {
      filter =
          type.ownerPath()
              .map(owner -> Filter.equal(owner, new Value.Text(peer.id())))
              .orElseGet(() -> byDevice(type, own()));
    }
    if (!scope.devices().isEmpty()) {
      filter = Filter.both(filter, byDevice(type, scope.devices()));
    }
    if (!scope.areas().isEmpty()) {
      filter = Filter.both(filter, byArea(type, scope.areas()));
    }
    return filter;
  }

  private List<String> own() {
    List<String> own = new ArrayList<>(peer.deviceIds());
    own.add(peer.id());
    return own;
  }

  private static Filter byDevice(ObjectType type, Iterable<String> devices) {
    Optional<AttributePath> path = type.devicePath();
    if (path.isPresent()) {
      return oneOf(path.get(), devices);
    }
    if (hasDeviceInIdentifier(type)) {
      List<Filter> prefixes = new ArrayList<>();
      devices.forEach(device -> prefixes.add(startsWith(type.idPath(), withoutStar(device))));
      return new Filter.Or(prefixes);
    }
    return unplaced(type);
  }

  private static Filter oneOf(AttributePath path, Iterable<String> devices) {
    List<Value> exact = new ArrayList<>();
    List<Filter> either = new ArrayList<>();
    for (String device : devices) {
      if (Scope.isPrefix(device)) {
        either.add(startsWith(path, Scope.prefix(device)));
      } else {
        exact.add(new Value.Text(device));
      }
    }
    if (!exact.isEmpty()) {
      either.add(new Filter.AnyOf(path, exact));
    }
    return either.size() == 1 ? either.getFirst() : new Filter.Or(either);
  }

  private static Filter byArea(ObjectType type, Set<String> areas) {
    List<String> prefixes = new ArrayList<>();
    areas.forEach(area -> prefixes.add(area + "*"));
    Filter byDevice = byDevice(type, prefixes);
    return type.areaPath()
        .map(path -> (Filter) new Filter.Or(List.of(
            oneOf(path, prefixes),
            new Filter.And(List.of(new Filter.Not(new Filter.Present(path)), byDevice)))))
        .orElse(byDevice);
  }

  private static Filter unplaced(ObjectType type) {
    return type.isPersonal() ? NOTHING : Filter.everything();
  }

  /// Identifiers of 41 and 48 characters begin with that of a device (ids.md).
  private static boolean hasDeviceInIdentifier(ObjectType type) {
    return type.identifierRule().startsWith("basic") || type.identifierRule().startsWith("content");
  }

  private static Filter startsWith(AttributePath path, String prefix) {
    return prefix.isEmpty()
        ? Filter.everything()
        : new Filter.Like(path, new LikePattern(List.of(prefix), false, true));
  }

  private static String withoutStar(String device) {
    return Scope.isPrefix(device) ? Scope.prefix(device) : device;
  }
}
