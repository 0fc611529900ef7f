/** The clients of a fault run: what they ask for, how they ask again, and what they were told. */
@NullMarked
package io.tutorflow.bench.crash.traffic;

import org.jspecify.annotations.NullMarked;
