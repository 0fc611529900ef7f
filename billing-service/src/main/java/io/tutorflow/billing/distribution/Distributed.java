package io.tutorflow.billing.distribution;

import io.tutorflow.billing.ledger.WalletView;
import io.tutorflow.internal.raise.RaisedBudget;
import org.jspecify.annotations.Nullable;

/** What became of a wish to hand tokens on. */
sealed interface Distributed {

    /** The tokens are the student's, or the organization's again. */
    record Moved(Distribution distribution, WalletView organization, WalletView student) implements Distributed {}

    /** The teacher may spend so much more. */
    record Raised(Distribution distribution, @Nullable RaisedBudget budget) implements Distributed {}
}
