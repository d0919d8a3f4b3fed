package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.Peer;
import org.openviid.peers.Role;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// What is around this library: view libraries, itself first [7.40, B.17], application platforms [7.41,
/// B.25] and clock servers [B.20]. Peers with an account are in it by their role; whether they are online
/// follows from their registrations. Safe for use by any number of threads.
///
/// A library that registers here is a lower one [5.4], so that this one is the server above it [ours, until
/// links upward are configured].
public final class PeerDirectory implements Directory {
  private static final int LIBRARIES = 17;
  private static final int PLATFORMS = 25;
  private static final int CLOCKS = 20;
  private static final String IS_ONLINE = "1";
  private static final String IS_OFFLINE = "2";

  private final Supplier<Place> self;
  private final Supplier<List<Peer>> peers;
  private final Locator locator;
  private final List<Clock> clocks;

  /// Where a system is reached.
  ///
  /// @param id its 20-digit identifier
  /// @param name how it is called
  /// @param address its IP address, or empty
  /// @param port its port, 0 when it is not known
  public record Place(String id, String name, String address, int port) {}

  /// A clock server.
  ///
  /// @param name how it is called
  /// @param address its IP address or host name
  /// @param port its port
  public record Clock(String name, String address, int port) {}

  /// Finds out where a peer is now.
  @FunctionalInterface
  public interface Locator {
    /// The address it last registered from, or null when it is not registered.
    @Nullable String addressOf(String peerId);
  }

  /// A directory.
  ///
  /// @param self this library; asked anew each time, as the port is known only when it listens
  /// @param peers all peers with an account
  /// @param locator where they are now
  /// @param clocks the clock servers that peers are advised to use
  public PeerDirectory(
      Supplier<Place> self, Supplier<List<Peer>> peers, Locator locator, List<Clock> clocks) {
    this.self = self;
    this.peers = peers;
    this.locator = locator;
    this.clocks = List.copyOf(clocks);
  }

  @Override
  public boolean covers(ObjectType type) {
    return type.key() == LIBRARIES || type.key() == PLATFORMS || type.key() == CLOCKS;
  }

  @Override
  public List<DataObject> entries(ObjectType type) {
    return switch (type.key()) {
      case LIBRARIES -> libraries(type);
      case PLATFORMS -> ofRole(Role.APPLICATION_PLATFORM).stream().map(peer -> platform(type, peer)).toList();
      case CLOCKS -> clocks(type);
      default -> List.of();
    };
  }

  private List<Peer> ofRole(Role role) {
    return peers.get().stream().filter(peer -> peer.role() == role).toList();
  }

  private List<DataObject> libraries(ObjectType type) {
    Place own = self.get();
    List<DataObject> found = new ArrayList<>();
    List<Peer> lower = new ArrayList<>(ofRole(Role.VIEW_LIBRARY));
    lower.removeIf(peer -> peer.id().equals(own.id()));
    DataObject.Builder itself = placed(type, own, true);
    if (!lower.isEmpty()) {
      itself.set(attribute(type, 7), new Value.Text(lower.getFirst().id()));
    }
    found.add(itself.build());
    for (Peer peer : lower) {
      String address = locator.addressOf(peer.id());
      Place place = new Place(peer.id(), peer.id(), address == null ? "" : address, 0);
      found.add(placed(type, place, address != null).set(attribute(type, 6), new Value.Text(own.id())).build());
    }
    return found;
  }

  /// The attributes that a view library has; those of keys 1 to 5 are the same for application platforms.
  private static DataObject.Builder placed(ObjectType type, Place place, boolean online) {
    return at(type, place)
        .set(attribute(type, 1), new Value.Text(place.id()))
        .set(attribute(type, 8), new Value.Text(online ? IS_ONLINE : IS_OFFLINE));
  }

  private DataObject platform(ObjectType type, Peer peer) {
    String address = locator.addressOf(peer.id());
    return placed(type, new Place(peer.id(), peer.id(), address == null ? "" : address, 0), address != null).build();
  }

  private static DataObject.Builder at(ObjectType type, Place place) {
    DataObject.Builder placed = DataObject.builder(type).set(attribute(type, 2), new Value.Text(place.name()));
    if (!place.address().isEmpty()) {
      int family = place.address().contains(":") ? 4 : 3;
      placed.set(attribute(type, family), new Value.Text(place.address()));
    }
    return placed.set(attribute(type, 5), place.port() == 0 ? null : new Value.Whole(place.port()));
  }

  private List<DataObject> clocks(ObjectType type) {
    List<DataObject> found = new ArrayList<>();
    for (Clock clock : clocks) {
      Place place = new Place("", clock.name(), clock.address(), clock.port());
      found.add(
          at(type, place).set(attribute(type, 1), new Value.Whole(found.size() + 1L)).build());
    }
    return found;
  }

  private static Attribute attribute(ObjectType type, int key) {
    return Objects.requireNonNull(type.find(key));
  }
}
