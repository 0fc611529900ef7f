/** Integer micro-USD, credits, units, and the only rounding between them. */
@NullMarked
package io.tutorflow.money;

import org.jspecify.annotations.NullMarked;
