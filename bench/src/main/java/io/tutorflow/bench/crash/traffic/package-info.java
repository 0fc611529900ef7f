/** The clients of a fault run: their requests, their repeats, and what they were told. */
@NullMarked
package io.tutorflow.bench.crash.traffic;

import org.jspecify.annotations.NullMarked;
