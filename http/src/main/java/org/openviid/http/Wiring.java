package org.openviid.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.openviid.codec.ContentReader;
import org.openviid.codec.Limits;
import org.openviid.codec.Validation;
import org.openviid.http.ProtocolHandler.Stations;
import org.openviid.http.ViidServer.Services;
import org.openviid.peers.AddressRange;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.Sessions;
import org.openviid.schema.InterfaceRow;

/// Puts the parts of the server together.
final class Wiring {
  private final Services services;
  private final Gate gate;
  private final HttpLimits limits;
  private final PictureUrls urls;
  private final Stations stations;

  Wiring(HttpSettings settings, Services services, Gate gate, HeaderWatch watch) {
    this.services = services;
    this.gate = gate;
    HttpLimits limits = settings.limits();
    List<InterfaceRow> rows = services.schema().interfaces();
    Meters meters = meters(rows, watch);
    LocalTimes times = new LocalTimes(services.clock(), settings.zone());
    this.limits = limits;
    this.urls = new PictureUrls(services.pictureKey(), services.clock());
    PictureLinks links = new PictureLinks(services.pictures(), urls, settings.pictureBase());
    MessageTypes types = MessageTypes.of(services.schema());
    Answers answers = new Answers(types, services.outcomes(), times, new PageCut(limits.answerBytes()), links);
    Encoder encoder = new Encoder(services.writer(), services.library().pictures());
    this.stations =
        new Stations(
            exchanges(settings),
            watch,
            gate,
            new Router(rows),
            operations(answers, settings, rows),
            answers,
            new Failures(limits),
            new AnswerWriter(services.outcomes(), encoder, limits),
            meters,
            services.traces());
  }

  private Meters meters(List<InterfaceRow> rows, HeaderWatch watch) {
    Meters meters = new Meters(services.registry(), rows);
    meters.gauge("viid.requests.inside", gate, Gate::inside);
    meters.gauge("viid.connections", watch, HeaderWatch::connections);
    meters.gauge("viid.sessions", services.sessions(), Sessions::count);
    meters.gauge("viid.store.index.lag", services.health(), health -> health.get().indexLag());
    meters.gauge("viid.clocks.off", services.clocks(), ClockWatch::countOff);
    meters.gauge("viid.clocks.furthest.ahead.millis", services.clocks(), ClockWatch::furthestAhead);
    return meters;
  }

  private static ClientAddress addresses(HttpSettings settings) {
    return new ClientAddress(settings.proxies().stream().map(AddressRange::parse).toList());
  }

  private Exchanges exchanges(HttpSettings settings) {
    return new Exchanges(
        services.clock(),
        new TraceIds(services.seed()),
        addresses(settings),
        settings.limits(),
        services.traces());
  }

  private Operations operations(Answers answers, HttpSettings settings, List<InterfaceRow> rows) {
    ToleratedMeter meter = new ToleratedMeter(services.registry(), services.findings());
    ClientCertificate certificates = new ClientCertificate(addresses(settings), settings.certificateHeader());
    Entrance entrance = new Entrance(services.doorkeeper(), certificates, meter);
    String serverId = settings.serverId();
    Validation validation = new Validation(services.schema(), Limits.DEFAULT);
    Bodies bodies = new Bodies(services.reader(), new ContentReader(Limits.DEFAULT), validation, meter);
    IdList idList = new IdList(services.schema(), services.queries(), bodies, meter);
    Resources resources = new Resources(entrance, bodies, answers, services.library(), idList);
    return new Operations(
        new Registrar(entrance, bodies, answers, meter, serverId),
        resources,
        new Parts(resources, bodies, answers, services.library()),
        new Members(resources, bodies, answers, services.library(), rows),
        new SystemPage(resources, answers, services.health(), serverId));
  }

  /// Serves the protocol.
  Handler protocol() {
    return new ProtocolHandler(stations);
  }

  /// Serves what is beside the protocol.
  Handler pages() {
    return new PagesHandler(services.registry(), services.health(), gate);
  }

  /// Serves what is said of the interface.
  Handler reference() {
    return new ReferenceHandler(services.reference());
  }

  /// Serves pictures under signed addresses.
  Handler pictures() {
    return new PicturesHandler(urls, services.library(), stations.exchanges(), gate, limits);
  }

  /// Answers what never becomes a request.
  Request.Handler errors() {
    return new ProtocolErrors(stations);
  }
}
