/** Estimates that usage-service asks billing-service to hold. */
@NullMarked
package io.tutorflow.internal.hold;

import org.jspecify.annotations.NullMarked;
