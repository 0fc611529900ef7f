package io.tutorflow.billing.notify.webhook;

/** The descriptions of endpoint operations, for both audiences. */
final class EndpointDescriptions {

    static final String MAKE = "Deliveries are signed as described by Standard Webhooks: webhook-id, webhook-timestamp,"
            + " webhook-signature. Each event is delivered at least once, in no particular order, always"
            + " with the same webhook-id: remember the ids you have handled. Any response other than 2xx"
            + " within 15 seconds is retried, ten times over three days. One credit is one token.";

    static final String ENOUGH =
            "platform_conflict: the account already has " + WebhookLimits.ENDPOINTS + " endpoints, which is the limit";

    static final String CHANGE =
            "Omitted fields keep their values. Disabling the endpoint fails its pending deliveries."
                    + " Enabling it resets its failures.";

    static final String ROTATE =
            "The old secret keeps signing for 24 hours beside the new one, as does every other secret"
                    + " replaced in the last 24 hours: webhook-signature then has one signature for each. A repeat"
                    + " with the same idempotency key rotates nothing and shows no secret";

    static final String TEST =
            "Sent whatever types the endpoint has chosen. At most " + WebhookLimits.TESTS + " per minute and endpoint.";

    static final String DELIVERIES = "Ended deliveries are kept for 30 days.";

    static final String REPLAY = "Works whatever the outcome was; if it fails, the schedule of attempts starts over.";

    private EndpointDescriptions() {}
}
