/** Holds: estimates that are set aside or refused, and those that stay open for long, which are asked about. */
@NullMarked
package io.tutorflow.billing.ledger.hold;

import org.jspecify.annotations.NullMarked;
