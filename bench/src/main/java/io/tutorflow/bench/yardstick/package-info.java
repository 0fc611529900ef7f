/** What the machine's PostgreSQL does by itself, as a measure for everything else: TPC-B, as pgbench runs it. */
@NullMarked
package io.tutorflow.bench.yardstick;

import org.jspecify.annotations.NullMarked;
