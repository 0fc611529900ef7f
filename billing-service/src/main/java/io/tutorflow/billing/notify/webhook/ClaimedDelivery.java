package io.tutorflow.billing.notify.webhook;

import java.util.List;
import java.util.UUID;

/**
 * An event to be sent to an endpoint by the claim's owner.
 *
 * @param attempts the total number of attempts, including this one
 * @param tries the number of attempts since it was last requested
 * @param secrets newest first
 */
record ClaimedDelivery(
        UUID id,
        UUID eventId,
        UUID endpointId,
        int attempts,
        int tries,
        String url,
        List<SigningSecret> secrets,
        String payload) {}
