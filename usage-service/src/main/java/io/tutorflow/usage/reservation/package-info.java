/** Reserving a plan's generations or a budget's tokens: budget-service's requests and answers. */
@NullMarked
package io.tutorflow.usage.reservation;

import org.jspecify.annotations.NullMarked;
