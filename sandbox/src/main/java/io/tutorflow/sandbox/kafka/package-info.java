/** The real Kafka, a single KRaft node in a JVM of its own, and a readable look into its topics. */
@NullMarked
package io.tutorflow.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
