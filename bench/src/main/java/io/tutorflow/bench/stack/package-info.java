/** A running suite as its users reach it: by HTTP, and by the command line. */
@NullMarked
package io.tutorflow.bench.stack;

import org.jspecify.annotations.NullMarked;
