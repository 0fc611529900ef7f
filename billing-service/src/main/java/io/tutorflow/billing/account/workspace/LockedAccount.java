package io.tutorflow.billing.account.workspace;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of an account, locked by a transaction. */
record LockedAccount(WorkspaceRow workspace, List<ApiKeyRow> keys) {

    Account account() {
        return new Account(
                workspace.workspace(),
                new KeyRing(keys.stream().map(ApiKeyRow::key).toList()));
    }

    /** Copies the change into the rows, and returns the account as it will be published, with its next revision. */
    Account become(Account after, Instant at) {
        var next = after.workspace().next(at);
        workspace.become(next);
        keys.forEach(row -> after.keys().find(new KeyId(row.id)).ifPresent(row::become));
        return new Account(next, after.keys());
    }

    /** The rows of keys that are new in this account. */
    List<ApiKeyRow> added(Account after) {
        var known = keys.stream().map(row -> new KeyId(row.id)).collect(Collectors.toSet());
        Stream<ApiKey> made = after.keys().keys().stream().filter(key -> !known.contains(key.id()));
        return made.map(key -> new ApiKeyRow(after.workspace().id(), key)).toList();
    }
}
