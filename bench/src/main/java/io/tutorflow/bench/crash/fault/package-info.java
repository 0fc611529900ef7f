/** The faults of a run: a list generated from a seed, and their injection. */
@NullMarked
package io.tutorflow.bench.crash.fault;

import org.jspecify.annotations.NullMarked;
