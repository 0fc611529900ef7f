/** Automatic reload: owners' settings, charges of saved cards, and what follows from a decline. */
@NullMarked
package io.tutorflow.billing.payment.reload;

import org.jspecify.annotations.NullMarked;
