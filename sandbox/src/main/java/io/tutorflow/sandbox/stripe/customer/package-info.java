/** Who pays. */
@NullMarked
package io.tutorflow.sandbox.stripe.customer;

import org.jspecify.annotations.NullMarked;
