/** What goes wrong during a fault run: a list that follows from a seed, and the hands that carry it out. */
@NullMarked
package io.tutorflow.bench.crash.fault;

import org.jspecify.annotations.NullMarked;
