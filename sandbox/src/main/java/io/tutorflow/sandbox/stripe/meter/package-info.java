/** Meters: they count what customers use, by the events that are sent of it. */
@NullMarked
package io.tutorflow.sandbox.stripe.meter;

import org.jspecify.annotations.NullMarked;
