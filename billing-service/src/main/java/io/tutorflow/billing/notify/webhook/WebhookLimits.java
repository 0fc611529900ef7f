package io.tutorflow.billing.notify.webhook;

import java.time.Duration;
import java.util.List;

/** The limits of webhooks, and their reasons. */
final class WebhookLimits {

    /** Per account: one for each listening system, since every event is sent to all of them. */
    static final int ENDPOINTS = 10;

    static final int URL_LENGTH = 2_000;
    static final int DESCRIPTION_LENGTH = 500;

    /** More than there are types. */
    static final int CHOSEN_TYPES = 20;

    /** Per endpoint within {@link #TESTS_WITHIN}: enough to try, too few to flood someone else's server. */
    static final int TESTS = 10;

    static final Duration TESTS_WITHIN = Duration.ofMinutes(1);

    /**
     * Replaced secrets that still sign, each with a signature in the header; more rotations per day are a script gone
     * wild.
     */
    static final int OLD_SECRETS = 10;

    /** How long a replaced secret keeps signing beside the new one: a day to roll out the new one. */
    static final Duration OLD_SECRET = Duration.ofHours(24);

    /** Requests in flight per replica, at most one per endpoint. */
    static final int IN_FLIGHT = 32;

    /**
     * Longer than an attempt takes from its claim to its stored outcome, or two replicas would send the same event.
     */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** Before the second attempt, the third, and so on; there is none after the last. Three days in all. */
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

    /** A fraction of the pause, so that attempts that failed together are not repeated together. */
    static final double MOST_JITTER = 0.1;

    /** The longest pause that an endpoint can request. */
    static final Duration MOST_RETRY_AFTER = Duration.ofHours(24);

    /** An endpoint where every attempt has failed for this long is disabled. */
    static final Duration FAILING = Duration.ofDays(5);

    /** Bytes read of a response body; then the connection is closed. */
    static final int READ = 16_384;

    /** Characters stored of a response body or an error. */
    static final int KEPT_TEXT = 1_000;

    /** Attempts stored per delivery: its ten, and as many that were requested. */
    static final int KEPT_ATTEMPTS = 20;

    /** How long ended deliveries are kept. */
    static final Duration KEPT_DELIVERIES = Duration.ofDays(30);

    /** Deliveries deleted, and endpoints disabled, per run. */
    static final int ROUND = 500;

    private WebhookLimits() {}
}
