package io.tutorflow.billing.kind;

import io.tutorflow.http.AccountKind;

/** The feature that keeps all accounts of one kind. */
public interface AccountKeeper {

    AccountKind kind();

    /** SQL that selects, as its one column, those of the ids {@code $1} that are accounts of its kind. */
    String among();
}
