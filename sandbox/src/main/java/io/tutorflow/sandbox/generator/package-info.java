/** A stand-in for the content generator: deterministic, with honest errors, and controlled by directives. */
@NullMarked
package io.tutorflow.sandbox.generator;

import org.jspecify.annotations.NullMarked;
