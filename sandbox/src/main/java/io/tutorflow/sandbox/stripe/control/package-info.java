/** What no real Stripe has: faults, outcomes and webhooks as a test wants them, and a look at what came in. */
@NullMarked
package io.tutorflow.sandbox.stripe.control;

import org.jspecify.annotations.NullMarked;
