package io.tutorflow.sandbox.gateway;

/** There is no room for another request; nothing was sent, and the replica is fine. */
final class FullLane extends RuntimeException {

    FullLane() {
        super("as many requests as may be are under way", null, false, false);
    }
}
