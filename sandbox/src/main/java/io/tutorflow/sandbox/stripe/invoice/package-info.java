/** Invoices: what a customer owes, line by line, from draft to paid, with the page on which a person pays one. */
@NullMarked
package io.tutorflow.sandbox.stripe.invoice;

import org.jspecify.annotations.NullMarked;
