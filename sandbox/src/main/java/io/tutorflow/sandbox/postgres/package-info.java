/** The real PostgreSQL, unpacked from its archive, with one database and one user for each service. */
@NullMarked
package io.tutorflow.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
