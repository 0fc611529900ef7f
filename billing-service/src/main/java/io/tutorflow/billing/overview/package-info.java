/** A workspace as a whole, as it sees itself: its account and balance, card and auto-reload. */
@NullMarked
package io.tutorflow.billing.overview;

import org.jspecify.annotations.NullMarked;
