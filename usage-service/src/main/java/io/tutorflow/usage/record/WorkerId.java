package io.tutorflow.usage.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This process for as long as it lives; after a restart it is a different worker. */
@ApplicationScoped
public class WorkerId {

    private final UUID value = UUID.randomUUID();

    public UUID value() {
        return value;
    }
}
