package io.tutorflow.billing.kind;

import io.tutorflow.http.AccountKind;

/** The feature that keeps all accounts of one kind. */
public interface AccountKeeper {

    AccountKind kind();

    /** SQL that selects, as its one column, those of the ids {@code $1} that are accounts of its kind. */
    String among();

    /**
     * SQL that selects how those of the accounts {@code $1} that are of its kind stand, a row for each of the keys {@code
     * $2} that is one of the account's, or one without: its id, its kind as {@link AccountKind} names it, its status,
     * {@code active} where it may spend; id, status and end of the key. The ledger asks all keepers in one statement.
     */
    String standings();
}
