/** PostgreSQL and Kafka alone, for the tests of the services. */
@NullMarked
package io.tutorflow.sandbox.testbed;

import org.jspecify.annotations.NullMarked;
