package io.tutorflow.billing.invoice.completeness;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.invoice.completeness.Compared.Complete;
import io.tutorflow.billing.invoice.completeness.Compared.Healed;
import io.tutorflow.billing.invoice.completeness.Compared.Unequal;
import io.tutorflow.billing.invoice.completeness.Compared.Unknown;
import io.tutorflow.billing.ledger.healing.LedgerPlace;
import io.tutorflow.billing.ledger.healing.StagedUsage;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class ComparingPeriodsServiceTest {

    private static final Money PRICE = Money.ofCredits(5);
    private static final Instant FIRST = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2024-07-01T00:00:00Z");
    private static final Instant LAST = NEXT.minusNanos(1_000);
    private static final ComparedTime JUNE = new ComparedTime(FIRST, NEXT);

    @Inject
    ComparingPeriods comparing;

    @Inject
    StagedUsage ledger;

    @Inject
    KnownFinalizedUsage usage;

    @BeforeEach
    void answer() {
        usage.answers(true, true);
    }

    @Test
    void theSameOnBothSidesIsComplete() {
        var account = ledger.account(100);
        var one = both(account, FIRST);
        var other = both(account, LAST);

        assertEquals(new Complete(total(one, other)), compare(account));
    }

    @Test
    void whoUsedNothingIsComplete() {
        assertEquals(new Complete(UsageTotal.NOTHING), compare(ledger.account(100)));
    }

    @Test
    void whatTheLedgerLacksIsCapturedOnceAndComparedOnceMore() {
        var account = ledger.account(100);
        var ids = Stream.of(
                        lost(account, FIRST),
                        both(account, FIRST),
                        lost(account, FIRST),
                        both(account, LAST),
                        lost(account, LAST))
                .toArray(UUID[]::new);

        assertEquals(new Healed(total(ids), 3), compare(account));
        assertEquals(new Complete(total(ids)), compare(account));

        assertEquals(5, ledger.captures(account));
    }

    @Test
    void aSurplusOfTheLedgerStaysAndIsToldWithBothFigures() {
        var account = ledger.account(100);
        var both = both(account, FIRST);
        var surplus = ledger.captured(account, FIRST, PRICE);

        assertEquals(new Unequal(total(both, surplus), total(both)), compare(account));

        assertEquals(2, ledger.captures(account));
    }

    @Test
    void besidesASurplusWhatIsMissingIsCapturedAllTheSame() {
        var account = ledger.account(100);
        var surplus = ledger.captured(account, FIRST, PRICE);
        var lost = lost(account, FIRST);

        assertEquals(new Unequal(total(surplus, lost), total(lost)), compare(account));

        assertEquals(2, ledger.captures(account));
    }

    @Test
    void anotherAmountIsUnequal() {
        var account = ledger.account(100);
        var id = ledger.captured(account, FIRST, PRICE);
        usage.know(account, id, FIRST, Money.ofCredits(6));

        assertInstanceOf(Unequal.class, compare(account));
    }

    @Test
    void nothingIsKnownWhileUsageServiceIsAway() {
        var account = ledger.account(100);
        lost(account, FIRST);

        usage.answers(false, true);
        assertInstanceOf(Unknown.class, compare(account));
        usage.answers(true, false);
        assertInstanceOf(Unknown.class, compare(account));

        assertEquals(0, ledger.captures(account));
    }

    @Test
    void oneThatCannotBeHealedKeepsNoOtherFromBeingComplete() {
        var complete = ledger.account(100);
        var id = both(complete, FIRST);
        var lacking = ledger.account(100);
        lost(lacking, FIRST);
        usage.answers(true, false);

        var found = compare(List.of(new LedgerPlace(lacking, 0), new LedgerPlace(complete, 0)));

        assertInstanceOf(Unknown.class, found.get(lacking));
        assertEquals(new Complete(total(id)), found.get(complete));
    }

    @Test
    void onlyWhatWasFinalizedInTheTimeIsCompared() {
        var account = ledger.account(100);
        ledger.captured(account, FIRST.minusNanos(1_000), PRICE);
        ledger.captured(account, NEXT, PRICE);
        var id = both(account, FIRST);

        assertEquals(new Complete(total(id)), compare(account));
    }

    @Test
    void whatIsBeforeThePlaceIsNotReadAgain() {
        var account = ledger.account(100);
        ledger.captured(account, FIRST, PRICE);
        var place = ledger.here(account);
        var id = both(account, FIRST);

        assertEquals(new Complete(total(id)), compare(List.of(place)).get(account));
    }

    @Test
    void everyAccountIsAnsweredFor() {
        var accounts = Stream.generate(UUID::randomUUID)
                .limit(FinalizedUsage.ACCOUNTS + 1L)
                .map(id -> new LedgerPlace(id, 0))
                .toList();

        var found = compare(accounts);

        assertEquals(accounts.size(), found.size());
        assertTrue(found.values().stream().allMatch(new Complete(UsageTotal.NOTHING)::equals));
    }

    private Compared compare(UUID account) {
        return requireNonNull(compare(List.of(new LedgerPlace(account, 0))).get(account));
    }

    private Map<UUID, Compared> compare(List<LedgerPlace> accounts) {
        return comparing.compare(accounts, JUNE).await().indefinitely();
    }

    private UUID both(UUID account, Instant finalizedAt) {
        var id = ledger.captured(account, finalizedAt, PRICE);
        usage.know(account, id, finalizedAt, PRICE);
        return id;
    }

    private UUID lost(UUID account, Instant finalizedAt) {
        var id = ledger.lost(account, finalizedAt, PRICE);
        usage.know(account, id, finalizedAt, PRICE);
        return id;
    }

    private static UsageTotal total(UUID... ids) {
        long joined = Stream.of(ids).mapToLong(UUID::getLeastSignificantBits).reduce(0, (one, other) -> one ^ other);
        return new UsageTotal(ids.length, Money.ofMicros(PRICE.micros() * ids.length), joined);
    }
}
