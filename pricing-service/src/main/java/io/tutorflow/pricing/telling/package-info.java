/** Tells again what state topics have, one owner after another. */
@NullMarked
package io.tutorflow.pricing.telling;

import org.jspecify.annotations.NullMarked;
