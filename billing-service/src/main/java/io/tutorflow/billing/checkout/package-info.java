/** The page where a person tops a workspace up: who has its link may pay. */
@NullMarked
package io.tutorflow.billing.checkout;

import org.jspecify.annotations.NullMarked;
