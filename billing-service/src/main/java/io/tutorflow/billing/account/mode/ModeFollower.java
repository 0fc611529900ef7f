package io.tutorflow.billing.account.mode;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** A feature that follows how a workspace's usage is charged. */
public interface ModeFollower {

    /** It is metered, will not be from the month's end on, will be after all, or is not any more. In the caller's transaction. */
    Uni<Void> changed(UUID account);
}
