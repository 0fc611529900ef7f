/** The real PostgreSQL and Kafka for the tests of one JVM, and the tokens that a service under test accepts. */
@NullMarked
package io.tutorflow.testbed;

import org.jspecify.annotations.NullMarked;
