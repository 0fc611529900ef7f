/** What is sold, and for how much. */
@NullMarked
package io.tutorflow.sandbox.stripe.catalog;

import org.jspecify.annotations.NullMarked;
