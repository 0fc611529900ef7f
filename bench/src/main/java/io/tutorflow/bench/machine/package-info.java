/** What a run cost the machine: CPU time and memory of every process of a suite, and what machine it is. */
@NullMarked
package io.tutorflow.bench.machine;

import org.jspecify.annotations.NullMarked;
