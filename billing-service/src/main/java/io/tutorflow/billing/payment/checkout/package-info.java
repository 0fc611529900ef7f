/** The page where a person tops a workspace up: who has its link may pay. */
@NullMarked
package io.tutorflow.billing.payment.checkout;

import org.jspecify.annotations.NullMarked;
