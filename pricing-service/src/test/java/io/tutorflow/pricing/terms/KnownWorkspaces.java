package io.tutorflow.pricing.terms;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The workspaces that a test has made. */
@Mock
@ApplicationScoped
public class KnownWorkspaces implements Workspaces {

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    public UUID open(String planCode, boolean metered) {
        var id = UUID.randomUUID();
        known.put(id, new Known(planCode, metered));
        return id;
    }

    @Override
    public Uni<Optional<Known>> find(UUID workspace) {
        return Uni.createFrom().item(Optional.ofNullable(known.get(workspace)));
    }
}
