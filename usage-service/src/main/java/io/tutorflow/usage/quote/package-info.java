/** Quotes: what work would cost, and whether the caller can afford it. */
@NullMarked
package io.tutorflow.usage.quote;

import org.jspecify.annotations.NullMarked;
