/** The checkout page, where a person tops up a workspace with a link. */
@NullMarked
package io.tutorflow.billing.payment.checkout;

import org.jspecify.annotations.NullMarked;
