package org.openviid.codec;

import com.ctc.wstx.api.ReaderConfig;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxException;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Takes XML apart. There are no document types, so no entities but the five that XML has itself, and
/// nothing is ever read from anywhere else. Immutable, and safe for use by any number of threads.
final class XmlParsing {
  /// Beyond this many attributes of one element, checking that they differ could take long.
  private static final int ATTRIBUTES = 1000;

  private final WstxInputFactory factory = new WstxInputFactory();
  private final Limits limits;

  XmlParsing(Limits limits) {
    this.limits = limits;
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is read from elsewhere");
    });
    ReaderConfig config = factory.getConfig();
    config.doParseLazily(false);
    config.setMaxAttributesPerElement(Math.min(ATTRIBUTES, limits.elements()));
    config.setMaxElementDepth(limits.depth() + 1);
    config.setMaxTextLength(limits.textBytes());
    config.setMaxAttributeSize(limits.textBytes());
  }

  /// Reads a body to its end.
  ///
  /// @param body in UTF-8
  /// @throws MessageException when it is no XML, or beyond the limits
  XmlTape read(Body body) {
    int start = blanks(body);
    XmlPlaces places = new XmlPlaces(body, start);
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(body.bytes(), start, body.length() - start);
      XMLStreamReader xml = factory.createXMLStreamReader(in, StandardCharsets.UTF_8.name());
      try {
        return new XmlElements(xml, places, limits).read();
      } finally {
        xml.close();
      }
    } catch (WstxEOFException e) {
      Body.Position end = body.position(body.length());
      throw new MessageException(e, "OV-1230", end.line(), end.column());
    } catch (WstxIOException e) {
      throw new MessageException(e, "OV-1235"); // there is no input but memory: a character it refuses
    } catch (WstxException e) {
      Body.Position place = places.position(e.getLocation().getCharacterOffset());
      throw new MessageException(e, "OV-1231", place.line(), place.column());
    } catch (XMLStreamException e) {
      throw new MessageException(e, "OV-1232", limits.depth(), ATTRIBUTES, limits.textBytes());
    }
  }

  private static int blanks(Body body) {
    int start = 0;
    while (start < body.length() && XmlOutput.isBlank((char) body.bytes()[start])) {
      start++;
    }
    return start;
  }
}
