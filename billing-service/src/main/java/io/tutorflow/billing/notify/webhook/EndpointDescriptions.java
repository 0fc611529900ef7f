package io.tutorflow.billing.notify.webhook;

/** What both audiences are told of the operations on endpoints. */
final class EndpointDescriptions {

    static final String MAKE = "Deliveries are signed as Standard Webhooks describes: webhook-id, webhook-timestamp,"
            + " webhook-signature. An event is sent at least once, in no promised order, under the same webhook-id each"
            + " time: keep the ids that you have handled. Anything but a 2xx within 15 seconds is tried again, ten times"
            + " in three days. One credit is one token.";

    static final String ENOUGH =
            "platform_conflict: there are " + WebhookLimits.ENDPOINTS + " endpoints, which is the limit of an account";

    static final String CHANGE = "What is not sent stays. What is pending fails when the endpoint is disabled. Enabling"
            + " it forgets how it failed.";

    static final String ROTATE =
            "The old one signs beside it for 24 hours, and so does every other that was replaced in"
                    + " the last 24 hours: webhook-signature then has a signature of each. A repeat under the same idempotency key"
                    + " rotates nothing and shows no secret";

    static final String TEST =
            "Whatever types the endpoint chose. At most " + WebhookLimits.TESTS + " a minute for an endpoint.";

    static final String DELIVERIES = "Those that have ended are shown for 30 days.";

    static final String REPLAY = "Whatever became of it before; if it fails the schedule of attempts begins anew.";

    private EndpointDescriptions() {}
}
