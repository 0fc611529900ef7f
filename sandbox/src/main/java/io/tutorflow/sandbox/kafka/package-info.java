/** The real Kafka, a single KRaft node in its own JVM, and a readable view of its topics. */
@NullMarked
package io.tutorflow.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
