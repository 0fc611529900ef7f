package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.util.UUID;

/** An operator's grant to a workspace or an organization. */
record Grant(UUID account, Money amount, String reason, String operator) {

    Posting posting() {
        return Posting.of(TransferKind.GRANT, UUID.randomUUID(), account, amount, reason, operator);
    }
}
