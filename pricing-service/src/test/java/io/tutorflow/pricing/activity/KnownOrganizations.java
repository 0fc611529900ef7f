package io.tutorflow.pricing.activity;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All that a test does not call a stranger. */
@Mock
@ApplicationScoped
class KnownOrganizations implements Organizations {

    private final Set<UUID> strangers = ConcurrentHashMap.newKeySet();

    UUID stranger() {
        var id = UUID.randomUUID();
        strangers.add(id);
        return id;
    }

    @Override
    public Uni<Boolean> exists(UUID organization) {
        return Uni.createFrom().item(!strangers.contains(organization));
    }
}
