package io.tutorflow.sandbox.gateway;

import java.time.Duration;

/** The gateway's limits and timeouts. */
final class Limits {

    /** The public contract's limit for a request body: 1 MiB. */
    static final long BODY_BYTES = 1024 * 1024;

    /** An x402 payment travels in a header of about 2 KB; the default of 8 KB leaves little room beside it. */
    static final int HEADER_BYTES = 32 * 1024;

    /** All upstreams are near, so one that takes longer to accept a connection is down. */
    static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    /** Longer than usage-service waits for synchronous work before it answers 202. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(75);

    /** For a client's idle keep-alive connection. */
    static final Duration CLIENT_IDLE = Duration.ofSeconds(120);

    /** The gateway drops idle connections to upstreams long before the services would (30 minutes). */
    static final Duration UPSTREAM_KEPT = Duration.ofSeconds(60);

    /** Requests of one lane in flight to one replica; each event loop has its share of them. */
    static final int IN_FLIGHT = 256;

    /** How many more may wait for a place; a longer queue only makes everyone late. */
    static final int QUEUED = 32;

    static final Duration QUEUE_PATIENCE = Duration.ofMillis(50);

    private Limits() {}
}
