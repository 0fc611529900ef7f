/** Organizations' purchases of tokens. */
@NullMarked
package io.tutorflow.billing.payment.purchase;

import org.jspecify.annotations.NullMarked;
