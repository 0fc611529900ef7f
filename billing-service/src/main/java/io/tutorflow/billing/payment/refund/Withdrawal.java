package io.tutorflow.billing.payment.refund;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Purchased credits taken back, in two parts.
 *
 * @param id the caller's key: a repeat is the same withdrawal
 * @param paid the part paid for with the money that is returned
 * @param rest its bonus, and fractions of a cent
 */
record Withdrawal(UUID id, UUID accountId, Money paid, Money rest, String reason, String actor) {

    Withdrawal {
        if (paid.isNegative() || rest.isNegative() || !paid.plus(rest).isPositive()) {
            throw new IllegalArgumentException("A withdrawal must be above zero: " + paid + " and " + rest);
        }
    }

    /** The postings that take it from the account or return it, depending on the kind. */
    List<Posting> postings(TransferKind kind) {
        var postings = new ArrayList<Posting>();
        if (paid.isPositive()) {
            postings.add(Posting.of(kind, id, accountId, paid, reason, actor));
        }
        if (rest.isPositive()) {
            postings.add(Posting.ofBonus(kind, restOf(id), accountId, rest, reason, actor));
        }
        return postings;
    }

    private static UUID restOf(UUID withdrawal) {
        return UUID.nameUUIDFromBytes(("rest:" + withdrawal).getBytes(UTF_8));
    }
}
