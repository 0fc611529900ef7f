package io.tutorflow.billing.meter.plan;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a workspace is charged by at Stripe. */
@Schema(name = "StripeSubscription")
record SubscriptionBody(
        UUID workspaceId,

        @Schema(
                description =
                        "making; running; ending: with its month, as the workspace returns to invoices; over; lost:"
                                + " somebody has ended it at Stripe, and the workspace's usage is charged no more",
                examples = "running")
        String status,

        @Schema(description = "Stripe's id; none while it is being made", examples = "sub_1TZyLk2eZvKYlo2C") @Nullable
        String subscriptionId,

        @Schema(description = "Since when it has this status.")
        Instant since) {

    static SubscriptionBody of(SubscriptionRecord record) {
        return new SubscriptionBody(record.account(), record.status().text(), record.stripeId(), record.since());
    }
}
