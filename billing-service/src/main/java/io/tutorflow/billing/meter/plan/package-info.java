/** What Stripe has to know so that it can charge metered usage: meters and prices as the catalogue has them, and a subscription for each workspace. */
@NullMarked
package io.tutorflow.billing.meter.plan;

import org.jspecify.annotations.NullMarked;
