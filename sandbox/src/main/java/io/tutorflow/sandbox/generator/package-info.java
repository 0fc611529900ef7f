/** A stand-in for the content generator: deterministic, honest about errors, and steered by directives. */
@NullMarked
package io.tutorflow.sandbox.generator;

import org.jspecify.annotations.NullMarked;
