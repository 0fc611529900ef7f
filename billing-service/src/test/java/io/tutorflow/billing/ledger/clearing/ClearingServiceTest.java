package io.tutorflow.billing.ledger.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.ledger.line.FreezeOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** A line of $100, on which $32.5725 is owed, after credits of $5. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class ClearingServiceTest {

    private static final Instant NOW = Instant.parse("2026-06-30T10:00:00Z");
    private static final Amounts PAID =
            new Amounts(usd("32.5725"), Money.ZERO, Money.ZERO, usd("3.26"), usd("-0.0025"));

    @Inject
    Ledger ledger;

    @Inject
    SettlingHolds settling;

    @Inject
    Spending spending;

    @Inject
    LedgerRows rows;

    @Test
    void aPaymentIsOnePostingOfParts() throws Throwable {
        var account = owing();
        var payment = payment(account, Cash.STRIPE);

        assertThat(clear(payment)).isInstanceOf(ClearingOutcome.Done.class);

        assertThat(rows.wallet(account).line().used()).isEqualTo(Money.ZERO);
        assertThat(rows.wallet(account).available()).isEqualTo(usd("100"));
        assertThat(rows.sum(payment.id(), "line_cleared")).isEqualTo(32_572_500);
        assertThat(rows.sum(payment.id(), "tax")).isEqualTo(3_260_000);
        assertThat(rows.sum(payment.id(), "rounding_down")).isEqualTo(2_500);
        assertThat(rows.count(payment.id())).isEqualTo(3);
    }

    @Test
    void theSamePaymentTwiceAndAtOnceIsOne() throws Throwable {
        var account = owing();
        var payment = payment(account, Cash.STRIPE);

        var outcomes = AtOnce.call(4, caller -> unchecked(() -> clear(payment)));

        assertThat(outcomes).filteredOn(ClearingOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ClearingOutcome.Repeated.class::isInstance)
                .hasSize(3);
        assertThat(rows.count(payment.id())).isEqualTo(3);
        assertThat(clear(new Clearing(payment.id(), account.value(), new Cause.Paid(Cash.BANK), PAID, "admin", null)))
                .isEqualTo(new ClearingOutcome.KeyUsedOtherwise());
    }

    @Test
    void aTopUpNeverPaysTheLine() throws Throwable {
        var account = owing();
        topUp(account, "50");

        assertThat(rows.wallet(account).line().used()).isEqualTo(usd("32.5725"));
        assertThat(rows.wallet(account).available()).isEqualTo(usd("117.4275"));
    }

    @Test
    void aFrozenLineLeavesTheCreditsAndIsOwedStill() throws Throwable {
        var account = owing();
        topUp(account, "50");

        assertThat(freeze(account)).isEqualTo(FreezeOutcome.CHANGED);
        assertThat(freeze(account)).isEqualTo(FreezeOutcome.AS_IT_WAS);

        assertThat(rows.wallet(account).available()).isEqualTo(usd("50"));
        assertThat(hold(account, "50.01")).isFalse();
        assertThat(hold(account, "50")).isTrue();
        assertThat(clear(payment(account, Cash.BANK))).isInstanceOf(ClearingOutcome.Done.class);
        assertThat(rows.wallet(account).available()).isEqualTo(Money.ZERO);
        assertThat(thaw(account)).isEqualTo(FreezeOutcome.CHANGED);
        assertThat(rows.wallet(account).available()).isEqualTo(usd("100"));
    }

    @Test
    void aLineIsFrozenUnderOpenHoldsToo() throws Throwable {
        var account = owing();
        assertThat(hold(account, "60")).isTrue();

        freeze(account);

        assertThat(rows.wallet(account).available()).isEqualTo(usd("-60"));
        assertThat(hold(account, "0.01")).isFalse();
    }

    @Test
    void aLostDisputeReopensWhatWasPaidOnce() throws Throwable {
        var account = owing();
        var payment = payment(account, Cash.STRIPE);
        var reversal = new Reversal(payment.id(), account.value(), "stripe", "Dispute lost");
        clear(payment);

        assertThat(reverse(reversal)).isInstanceOf(ClearingOutcome.Done.class);
        assertThat(reverse(reversal)).isEqualTo(new ClearingOutcome.Repeated());

        assertThat(clear(payment)).isEqualTo(new ClearingOutcome.Repeated());
        assertThat(rows.wallet(account).line().used()).isEqualTo(usd("32.5725"));
        assertThat(rows.count(payment.id())).isEqualTo(6);
        assertThat(clear(payment(account, Cash.BANK))).isInstanceOf(ClearingOutcome.Done.class);
    }

    @Test
    void moreThanIsOwedIsNotCleared() throws Throwable {
        var account = owing();
        clear(payment(account, Cash.STRIPE));

        assertThat(clear(payment(account, Cash.STRIPE))).isEqualTo(new ClearingOutcome.MoreThanIsOwed(Money.ZERO));
        assertThatThrownBy(() ->
                        rows.run("UPDATE wallet SET line_micros = -1 WHERE account_id = $1", Tuple.of(account.value())))
                .hasMessageContaining("line_micros");
    }

    @Test
    void anOverrunIsOwedOnTheLineAboveWhatWasAgreed() throws Throwable {
        var account = owing();

        capture(account, "80");

        assertThat(rows.wallet(account).line().used()).isEqualTo(usd("112.5725"));
        assertThat(rows.wallet(account).purchased()).isEqualTo(Money.ZERO);
        topUp(account, "10");
        assertThat(hold(account, "10")).isTrue();
    }

    private AccountId owing() {
        var account = rows.accountWith(0);
        rows.run("UPDATE wallet SET credit_line_micros = 100000000 WHERE account_id = $1", Tuple.of(account.value()));
        topUp(account, "5");
        capture(account, "37.5725");
        assertThat(rows.wallet(account).line().used()).isEqualTo(usd("32.5725"));
        return account;
    }

    private void topUp(AccountId account, String usd) {
        unchecked(() -> inSession(session -> ledger.post(
                session,
                Posting.of(TransferKind.PURCHASE, UUID.randomUUID(), account.value(), usd(usd), null, "payer"))));
    }

    /** Measured elsewhere, so that nothing was held for it. */
    private void capture(AccountId account, String usd) {
        var charge = new Charge("course.default", usd(usd), Units.of(1), NOW, NOW);
        settling.settle(List.of(new Settlement.Capture(
                        new HoldId(UUID.randomUUID()), account, usd(usd), charge, Held.nothing())))
                .await()
                .indefinitely();
    }

    /** Whether it was set aside. */
    private boolean hold(AccountId account, String usd) {
        return spending.hold(
                account.value().toString(),
                usd(usd).micros() / Money.ofCredits(1).micros());
    }

    private static Clearing payment(AccountId account, Cash cash) {
        return new Clearing(
                UUID.randomUUID(), account.value(), new Cause.Paid(cash), PAID, "stripe", "Invoice 1 was paid");
    }

    private ClearingOutcome clear(Clearing clearing) throws Throwable {
        return inSession(session -> ledger.clear(session, clearing));
    }

    private ClearingOutcome reverse(Reversal reversal) throws Throwable {
        return inSession(session -> ledger.reverse(session, reversal));
    }

    private FreezeOutcome freeze(AccountId account) throws Throwable {
        return inSession(session -> ledger.freezeLine(session, account.value(), "dunning", "not paid"));
    }

    private FreezeOutcome thaw(AccountId account) throws Throwable {
        return inSession(session -> ledger.thawLine(session, account.value(), "admin", null));
    }

    private static <T> T inSession(Function<Mutiny.Session, Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply)));
    }

    private static <T> T unchecked(Throwing<T> work) {
        try {
            return work.get();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Throwing<T> {
        T get() throws Throwable;
    }

    private static Money usd(String usd) {
        return Money.ofUsd(new BigDecimal(usd));
    }
}
