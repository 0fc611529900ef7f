/** How every service speaks to its PostgreSQL: a batch as columns, what an error says, and the rows of the outbox. */
@NullMarked
package io.tutorflow.persistence;

import org.jspecify.annotations.NullMarked;
