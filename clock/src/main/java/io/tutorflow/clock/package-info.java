/**
 * The only place that reads the time: business time, which a sandbox may move, and real time, which cannot be moved.
 */
@NullMarked
package io.tutorflow.clock;

import org.jspecify.annotations.NullMarked;
