/** What Stripe publishes of its API: which operations there are, what each may be asked, and what the answers look like. */
@NullMarked
package io.tutorflow.sandbox.stripe.schema;

import org.jspecify.annotations.NullMarked;
