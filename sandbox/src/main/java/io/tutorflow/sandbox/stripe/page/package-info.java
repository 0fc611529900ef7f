/** What the pages on which people pay have in common: their frame, the fields of a card, and the test cards. */
@NullMarked
package io.tutorflow.sandbox.stripe.page;

import org.jspecify.annotations.NullMarked;
