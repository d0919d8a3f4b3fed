package org.openviid.kit;

import java.time.ZoneId;
import org.openviid.schema.Profile;

/// Which camera a simulated device has, and where it hangs.
///
/// @param device the 20 digits of the device
/// @param point the 20 digits of the collection point, or empty
/// @param name of the device, for people
/// @param view what the camera watches
/// @param area the six digits of the administrative division
/// @param road the name of the road
/// @param direction code of the direction in which vehicles drive
/// @param zone the zone of local times
/// @param seed the same for the same street with the same passers-by
/// @param profile the generation of the standard the device speaks, which decides what it reports
public record CameraSettings(
    String device,
    String point,
    String name,
    View view,
    String area,
    String road,
    String direction,
    ZoneId zone,
    long seed,
    Profile profile) {}
