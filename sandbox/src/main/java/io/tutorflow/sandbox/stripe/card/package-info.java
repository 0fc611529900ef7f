/** Cards that exist only here: what each of them does when it is charged. */
@NullMarked
package io.tutorflow.sandbox.stripe.card;

import org.jspecify.annotations.NullMarked;
