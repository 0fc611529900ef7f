/** The scenarios of {@code ./tutorflow bench}: what is asked of a running suite, and what must be true afterwards. */
@NullMarked
package io.tutorflow.bench.scenario;

import org.jspecify.annotations.NullMarked;
