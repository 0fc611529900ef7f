/** The work itself, done by the generator: what is ordered and what is delivered. */
@NullMarked
package io.tutorflow.usage.generation;

import org.jspecify.annotations.NullMarked;
