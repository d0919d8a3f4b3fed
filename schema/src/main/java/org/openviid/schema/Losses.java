package org.openviid.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/// Finds what a conversion leaves out.
///
/// @param pair the types
/// @param way the direction
record Losses(Correspondence pair, Correspondence.Way way) {
  private static final Label NO_COUNTERPART = new Label("没有对应的属性", "no counterpart");
  private static final Label NOT_IN_GENERATION =
      new Label("对应的属性不属于该版本", "the counterpart does not belong to that generation");

  Map<Attribute, Label> find() {
    boolean there = way.there();
    ObjectType source = there ? pair.from() : pair.to();
    Profile spoken = there ? Profile.GAT1400 : Profile.GBT46363;
    Map<Attribute, Label> lost = new LinkedHashMap<>();
    for (Attribute attribute : source.attributes()) {
      if (attribute.profiles().contains(spoken)) {
        lost.put(attribute, NO_COUNTERPART);
      }
    }
    for (Correspondence.Link link : pair.links()) {
      if (way == link.way() || link.way() == Correspondence.Way.BOTH) {
        account(link, there, lost);
      }
    }
    return lost;
  }

  private static void account(Correspondence.Link link, boolean there, Map<Attribute, Label> lost) {
    switch (link) {
      case Correspondence.Link.Same same -> {
        Attribute source = (there ? same.from() : same.to()).steps().getFirst();
        Attribute target = (there ? same.to() : same.from()).steps().getFirst();
        if (target.profiles().contains(there ? Profile.GBT46363 : Profile.GAT1400)) {
          lost.remove(source);
        } else {
          lost.replace(source, NOT_IN_GENERATION);
        }
      }
      case Correspondence.Link.Lost loss -> lost.replace(loss.path().steps().getFirst(), loss.reason());
      case Correspondence.Link.Constant constant -> {}
    }
  }
}
