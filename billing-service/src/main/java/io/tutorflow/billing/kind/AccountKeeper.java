package io.tutorflow.billing.kind;

import io.tutorflow.http.AccountKind;

/** The feature that keeps all accounts of one kind. */
public interface AccountKeeper {

    AccountKind kind();

    /** SQL that selects, as its only column, the ids among {@code $1} that are accounts of its kind. */
    String among();

    /**
     * SQL that selects the standing of the accounts {@code $1} of its kind, with one row for each of the keys {@code
     * $2} that belongs to the account, or one row without: its id, its kind as in {@link AccountKind}, its status
     * ({@code active} if it may spend); and the key's id, status and expiry. The ledger asks all keepers in one
     * statement.
     */
    String standings();
}
