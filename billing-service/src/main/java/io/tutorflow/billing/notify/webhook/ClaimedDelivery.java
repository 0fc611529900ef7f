package io.tutorflow.billing.notify.webhook;

import java.util.List;
import java.util.UUID;

/**
 * An event on its way to an endpoint, to be sent by who claimed it.
 *
 * @param attempts how often it was tried in all, this time included
 * @param tries how often since it was last asked for
 * @param secrets the newest first
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
