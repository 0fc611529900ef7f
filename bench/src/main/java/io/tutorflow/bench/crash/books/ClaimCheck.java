package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.crash.books.UsageBook.Entry;
import io.tutorflow.bench.crash.traffic.Claims;
import io.tutorflow.bench.crash.traffic.Claims.Claim;
import io.tutorflow.bench.crash.traffic.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Checks that every success seen by a client is in the books, once and with the amount it was told, and nothing else
 * is.
 */
final class ClaimCheck {

    private final UsageBook book;
    private final List<String> violations = new ArrayList<>();

    private ClaimCheck(UsageBook book) {
        this.book = book;
    }

    static List<String> of(UsageBook book, Claims claims) {
        var check = new ClaimCheck(book);
        check.violations.addAll(claims.contradictions());
        claims.creates().forEach(check::compare);
        claims.measured().forEach(check::isCharged);
        check.nobodyIsChargedUnasked(claims);
        check.eachKeyOnce();
        return check.violations;
    }

    private void compare(Claim claim) {
        var entry = book.get(claim.record());
        if (entry == null) {
            violations.add("usage record " + claim.record() + " was answered with success and is lost");
            return;
        }
        demand(entry, claim.key().equals(entry.key()), "has the idempotency key " + entry.key());
        demand(entry, claim.account().equals(entry.account()), "is of account " + entry.account());
        switch (claim.told()) {
            case Told.Running running -> demand(entry, !entry.status().equals("RECORDED"), "never came to an end");
            case Told.Priced priced ->
                demand(
                        entry,
                        entry.isCharged() && priced.usd().compareTo(UsageBook.usd(entry.billableMicros())) == 0,
                        "was told as " + priced + " and is " + entry);
            case Told.Free free ->
                demand(entry, entry.status().equals("VOIDED"), "was told to be free and is " + entry);
        }
    }

    private void isCharged(UUID record) {
        var entry = book.get(record);
        if (entry == null) {
            violations.add("usage record " + record + " of an event that was taken is lost");
        } else {
            demand(entry, entry.isCharged(), "of an event that was taken is " + entry);
        }
    }

    /**
     * All requests were repeated until answered, so every record was reported to a client, or was refused and is free:
     * see Claims.
     */
    private void nobodyIsChargedUnasked(Claims claims) {
        Set<UUID> told = new HashSet<>(claims.measured());
        claims.creates().forEach(claim -> told.add(claim.record()));
        for (var entry : book.entries()) {
            var refused = claims.lostItsLink(entry.key())
                    || (claims.wasRefused(entry.key()) && entry.status().equals("VOIDED"));
            demand(entry, told.contains(entry.id()) || refused, "was told to nobody: " + entry);
        }
    }

    private void eachKeyOnce() {
        Map<String, UUID> byKey = new HashMap<>();
        for (var entry : book.entries()) {
            if (entry.key() != null) {
                var other = byKey.put(entry.account() + " " + entry.key(), entry.id());
                demand(entry, Objects.isNull(other), "has the idempotency key of " + other);
            }
        }
    }

    private void demand(Entry entry, boolean holds, String otherwise) {
        if (!holds) {
            violations.add("usage record " + entry.id() + " " + otherwise);
        }
    }
}
