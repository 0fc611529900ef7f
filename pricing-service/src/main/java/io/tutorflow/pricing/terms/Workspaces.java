package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The workspaces that there are, as their owner knows them. */
public interface Workspaces {

    /** Nothing if there is no such workspace. */
    Uni<Optional<Known>> find(UUID workspace);

    /** @param metered whether it is billed by Stripe's meters */
    record Known(String planCode, boolean metered) {}
}
