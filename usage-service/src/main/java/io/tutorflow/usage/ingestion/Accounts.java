package io.tutorflow.usage.ingestion;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;

/** The accounts that can be charged. */
interface Accounts {

    /** Those of them that exist. */
    Uni<Set<UUID>> known(Set<UUID> ids);
}
