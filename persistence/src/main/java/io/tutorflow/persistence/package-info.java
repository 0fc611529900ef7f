/**
 * How every service talks to its PostgreSQL: batches as columns, the meaning of errors, and the rows of the outbox.
 */
@NullMarked
package io.tutorflow.persistence;

import org.jspecify.annotations.NullMarked;
