package io.tutorflow.usage.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This process, as long as it lives; a restarted one is another worker. */
@ApplicationScoped
public class WorkerId {

    private final UUID value = UUID.randomUUID();

    public UUID value() {
        return value;
    }
}
