package io.tutorflow.billing.notify.webhook;

import java.time.Duration;
import java.util.List;

/** What bounds webhooks, and why. */
final class WebhookLimits {

    /** To an account: one for each system that listens, and every event is sent to all of them. */
    static final int ENDPOINTS = 10;

    static final int URL_LENGTH = 2_000;
    static final int DESCRIPTION_LENGTH = 500;

    /** More than there are types. */
    static final int CHOSEN_TYPES = 20;

    /** Of an endpoint in {@link #TESTS_WITHIN}: enough to try, too few to flood somebody else's address. */
    static final int TESTS = 10;

    static final Duration TESTS_WITHIN = Duration.ofMinutes(1);

    /** Replaced secrets that still sign, each a signature in a header: more rotations in a day are a script gone wild. */
    static final int OLD_SECRETS = 10;

    /** How long a replaced secret goes on signing beside the new one: a day to roll it out. */
    static final Duration OLD_SECRET = Duration.ofHours(24);

    /** Requests that one replica has under way, of which one to an endpoint. */
    static final int IN_FLIGHT = 32;

    /** Longer than an attempt takes from its claim to its note, or two replicas would send the same. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** Before the second attempt, the third, and so on; after the last there is none. Three days in all. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A part of the pause: those that failed together do not come back together. */
    static final double MOST_JITTER = 0.1;

    /** What an endpoint that asks for more time is given at most. */
    static final Duration MOST_RETRY_AFTER = Duration.ofHours(24);

    /** An endpoint that has failed at every attempt for so long is disabled. */
    static final Duration FAILING = Duration.ofDays(5);

    /** Of an answer's body, in bytes; the connection is closed after that. */
    static final int READ = 16_384;

    /** Of an answer's body, or of an error: what is kept. */
    static final int KEPT_TEXT = 1_000;

    /** Of a delivery: its ten and as many that were asked for. */
    static final int KEPT_ATTEMPTS = 20;

    /** Deliveries that have ended are shown so long. */
    static final Duration KEPT_DELIVERIES = Duration.ofDays(30);

    /** Deliveries that are forgotten, and endpoints that are disabled, at a time. */
    static final int ROUND = 500;

    private WebhookLimits() {}
}
