/** Integer micro-USD, credits, units, and the one rounding between them. */
@NullMarked
package io.tutorflow.money;

import org.jspecify.annotations.NullMarked;
