/** Estimates that usage-service asks billing-service to set aside. */
@NullMarked
package io.tutorflow.internal.hold;

import org.jspecify.annotations.NullMarked;
