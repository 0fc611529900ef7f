/** The work itself, done by the generator: orders and deliveries. */
@NullMarked
package io.tutorflow.usage.generation;

import org.jspecify.annotations.NullMarked;
