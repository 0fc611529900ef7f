package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The organizations that there are, as their owner knows them. */
interface Organizations {

    /** Whether it is one; an account of another kind is not. */
    Uni<Boolean> exists(UUID organization);
}
