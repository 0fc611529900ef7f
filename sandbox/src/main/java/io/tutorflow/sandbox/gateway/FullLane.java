package io.tutorflow.sandbox.gateway;

/** There is no place for one more request; nothing was sent, and the replica is none the worse. */
final class FullLane extends RuntimeException {

    FullLane() {
        super("as many requests as may be are under way", null, false, false);
    }
}
