package io.tutorflow.billing.distribution;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A distribution of tokens by an org admin. */
record Distribution(
        UUID id,
        UUID organization,
        Recipient recipient,
        Direction direction,
        Money amount,
        @Nullable String reason,
        String by,
        Instant at) {

    Distribution madeAt(Instant when) {
        return new Distribution(id, organization, recipient, direction, amount, reason, by, when);
    }

    /** As shown in both histories. */
    String description() {
        var what = direction == Direction.GIVE ? "To student " : "Back from student ";
        return what + recipient.id() + (reason == null ? "" : ": " + reason);
    }
}
