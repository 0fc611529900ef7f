/** Asking for a plan's generations or a budget's tokens: what budget-service is asked and what it answers. */
@NullMarked
package io.tutorflow.usage.reservation;

import org.jspecify.annotations.NullMarked;
