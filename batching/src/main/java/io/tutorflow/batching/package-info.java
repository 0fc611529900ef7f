/** The micro-batcher: while one batch is in flight the next one gathers, so that one transaction serves many. */
@NullMarked
package io.tutorflow.batching;

import org.jspecify.annotations.NullMarked;
