package io.tutorflow.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One example of each event as JSON; who tells it must be able to write it, who listens must be able to read it. */
public final class GoldenEvents {

    private GoldenEvents() {}

    public static String json(EventType type) {
        var path = "/golden/" + EventSchemas.fileName(type);
        try (var file = GoldenEvents.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no golden file " + path);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
