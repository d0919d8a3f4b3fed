package org.openviid.server;

import java.nio.file.Path;
import java.util.Optional;

/// What the doctor examines.
///
/// @param folder the data folder
/// @param config its configuration
/// @param running the server that has it open; empty when none has
record Patient(Path folder, ServerConfig config, Optional<ServerFacts> running) {}
