/** The pricing service: what the platform's work costs, and since when. */
@NullMarked
package io.tutorflow.pricing;

import org.jspecify.annotations.NullMarked;
