package io.tutorflow.sandbox.stripe.api;

import java.time.Instant;

/** The time by which objects are made and sessions expire: the stack's movable one. */
@FunctionalInterface
public interface BusinessTime {

    Instant now();
}
