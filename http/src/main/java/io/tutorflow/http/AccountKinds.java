package io.tutorflow.http;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Looks up what kind of account an id names. */
public interface AccountKinds {

    /** Empty if there is no such account. */
    Uni<Optional<AccountKind>> kindOf(UUID account);
}
