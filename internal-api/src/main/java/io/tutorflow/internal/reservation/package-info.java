/** Work that usage-service asks budget-service to let begin. */
@NullMarked
package io.tutorflow.internal.reservation;

import org.jspecify.annotations.NullMarked;
