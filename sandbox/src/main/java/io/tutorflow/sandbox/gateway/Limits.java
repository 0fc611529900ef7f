package io.tutorflow.sandbox.gateway;

import java.time.Duration;

/** What the gateway bears, and how long it waits. */
final class Limits {

    /** The public contract's limit for a request body: 1 MiB. */
    static final long BODY_BYTES = 1024 * 1024;

    /** An x402 payment travels in a header and is about 2 KB; the default of 8 KB leaves little beside it. */
    static final int HEADER_BYTES = 32 * 1024;

    /** All upstreams are near; who takes longer to accept a connection is down. */
    static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    /** Longer than usage-service's own patience with synchronous work, after which it answers 202. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(75);

    /** A client's kept-alive connection on which nothing happens. */
    static final Duration CLIENT_IDLE = Duration.ofSeconds(120);

    /** Kept-alive connections to upstreams are dropped by us, long before the services drop them (30 minutes). */
    static final Duration UPSTREAM_KEPT = Duration.ofSeconds(60);

    /** Requests of one lane under way to one replica; each event loop has its part of them. */
    static final int IN_FLIGHT = 256;

    /** So many more wait for a place, so long: a queue that is longer only makes everybody late. */
    static final int QUEUED = 32;

    static final Duration QUEUE_PATIENCE = Duration.ofMillis(50);

    private Limits() {}
}
