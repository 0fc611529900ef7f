/** What a hold comes to when its work has ended: captured or released, as an event or usage-service itself says. */
@NullMarked
package io.tutorflow.billing.ledger.capture;

import org.jspecify.annotations.NullMarked;
