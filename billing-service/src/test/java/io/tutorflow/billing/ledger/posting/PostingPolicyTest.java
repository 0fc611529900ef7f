package io.tutorflow.billing.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Line;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.posting.PostingPolicy.Decision;
import io.tutorflow.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostingPolicyTest {

    private static final UUID ACCOUNT = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final UUID ID = new UUID(7, 3);

    @ParameterizedTest
    @EnumSource(
            value = TransferKind.class,
            names = {"SIGNUP", "GRANT", "INCLUDED"})
    void aGiftIsPromotional(TransferKind kind) {
        var after = posted(in(kind, 5), wallet(ACCOUNT, 10, 20, 0)).after().getFirst();

        assertThat(after.promo()).isEqualTo(credits(15));
        assertThat(after.purchased()).isEqualTo(credits(20));
        assertThat(after.number()).isEqualTo(1);
        assertThat(after.funded()).isEqualTo(kind != TransferKind.SIGNUP);
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferKind.class,
            names = {"PURCHASE", "BONUS", "REFUND_RETURNED", "DISPUTE_RETURNED"})
    void whatIsPaidForIsPurchased(TransferKind kind) {
        var after = posted(in(kind, 5), wallet(ACCOUNT, 10, 20, 0)).after().getFirst();

        assertThat(after.promo()).isEqualTo(credits(10));
        assertThat(after.purchased()).isEqualTo(credits(25));
        assertThat(after.funded()).isTrue();
    }

    @Test
    void aRefundLeavesWhatIsHeld() {
        assertThat(PostingPolicy.decide(in(TransferKind.REFUND, 16), wallets(wallet(ACCOUNT, 0, 20, 5))))
                .isEqualTo(new Decision.Refused(new PostingOutcome.TooLittle(credits(15))));
        var after = posted(in(TransferKind.REFUND, 15), wallet(ACCOUNT, 0, 20, 5))
                .after()
                .getFirst();
        assertThat(after.purchased()).isEqualTo(credits(5));
        assertThat(after.overdraft()).isEqualTo(Money.ZERO);
    }

    @Test
    void includedUsageIsTakenBackAsFarAsPromotionalCreditsAreThere() {
        assertThat(PostingPolicy.decide(in(TransferKind.INCLUDED_WITHDRAWN, 11), wallets(wallet(ACCOUNT, 10, 20, 5))))
                .isEqualTo(new Decision.Refused(new PostingOutcome.TooLittle(credits(10))));
        assertThat(PostingPolicy.decide(in(TransferKind.INCLUDED_WITHDRAWN, 6), wallets(wallet(ACCOUNT, 10, 0, 5))))
                .isEqualTo(new Decision.Refused(new PostingOutcome.TooLittle(credits(5))));
        var after = posted(in(TransferKind.INCLUDED_WITHDRAWN, 10), wallet(ACCOUNT, 10, 20, 5))
                .after()
                .getFirst();
        assertThat(after.promo()).isEqualTo(Money.ZERO);
        assertThat(after.purchased()).isEqualTo(credits(20));
    }

    @Test
    void aLostDisputeTakesMoreThanThereIs() {
        var after = posted(in(TransferKind.DISPUTE, 30), wallet(ACCOUNT, 0, 20, 5))
                .after()
                .getFirst();

        assertThat(after.purchased()).isEqualTo(credits(-10));
        assertThat(after.overdraft()).isEqualTo(credits(15));
    }

    @Test
    void whatIsHandedOverStaysWhatItIs() {
        var decision = posted(distribution(15), wallet(ACCOUNT, 10, 20, 0), wallet(OTHER, 1, 2, 0));

        assertThat(decision.transfers().getFirst().parts()).isEqualTo(new Funding(credits(10), credits(5), Money.ZERO));
        assertThat(decision.after().getFirst().posted()).isEqualTo(credits(15));
        assertThat(decision.after().getLast().promo()).isEqualTo(credits(11));
        assertThat(decision.after().getLast().purchased()).isEqualTo(credits(7));
        assertThat(decision.transfers().getFirst().fromNumber()).isEqualTo(1);
        assertThat(decision.transfers().getFirst().toNumber()).isEqualTo(1);
    }

    @Test
    void nobodyHandsOverWhatIsHeldOrNotThere() {
        assertThat(PostingPolicy.decide(distribution(26), wallets(wallet(ACCOUNT, 10, 20, 5), wallet(OTHER, 0, 0, 0))))
                .isEqualTo(new Decision.Refused(new PostingOutcome.TooLittle(credits(25))));
        assertThat(PostingPolicy.decide(distribution(1), wallets(wallet(ACCOUNT, 10, 20, 0))))
                .isEqualTo(new Decision.Refused(new PostingOutcome.NoSuchAccount()));
        assertThat(PostingPolicy.decide(in(TransferKind.GRANT, 1), Map.of()))
                .isEqualTo(new Decision.Refused(new PostingOutcome.NoSuchAccount()));
    }

    @Test
    void aHouseAccountHasNoNumber() {
        var decision = posted(in(TransferKind.GRANT, 5), wallet(ACCOUNT, 0, 0, 0));

        assertThat(decision.transfers().getFirst().fromNumber()).isNull();
    }

    @Test
    void aPostingFitsItsKind() {
        assertThatThrownBy(() -> new Posting(ID, TransferKind.GRANT, OTHER, ACCOUNT, credits(1), null, "test"))
                .hasMessageContaining("No grant goes from");
        assertThatThrownBy(() -> new Posting(ID, TransferKind.REFUND, ACCOUNT, OTHER, credits(1), null, "test"))
                .hasMessageContaining("No refund goes from");
        assertThatThrownBy(() -> new Posting(ID, TransferKind.HOLD, ACCOUNT, OTHER, credits(1), null, "test"))
                .hasMessageContaining("No hold goes from");
        assertThatThrownBy(() -> new Posting(
                        ID, TransferKind.LINE_CLEARED, HouseAccount.BANK.id(), ACCOUNT, credits(1), null, "test"))
                .hasMessageContaining("No line_cleared goes from");
        assertThatThrownBy(() -> in(TransferKind.CAPTURE, 1)).hasMessageContaining("No capture goes from");
        assertThatThrownBy(() -> in(TransferKind.GRANT, 0)).hasMessageContaining("must move an amount");
        assertThatThrownBy(() -> Posting.ofBonus(TransferKind.GRANT, ID, ACCOUNT, credits(1), null, "test"))
                .hasMessageContaining("No bonus goes with a grant");
    }

    private static Movement posted(Posting posting, Wallet... wallets) {
        return ((Decision.Posted) PostingPolicy.decide(posting, wallets(wallets))).movement();
    }

    private static Posting in(TransferKind kind, long credits) {
        return Posting.of(kind, ID, ACCOUNT, credits(credits), null, "test");
    }

    private static Posting distribution(long credits) {
        return new Posting(ID, TransferKind.DISTRIBUTION, ACCOUNT, OTHER, credits(credits), null, "test");
    }

    private static Map<AccountId, Wallet> wallets(Wallet... wallets) {
        var all = new HashMap<AccountId, Wallet>();
        for (var wallet : wallets) {
            all.put(wallet.account(), wallet);
        }
        return all;
    }

    private static Wallet wallet(UUID account, long promo, long purchased, long held) {
        return new Wallet(
                new AccountId(account),
                credits(promo),
                credits(purchased),
                Line.NONE,
                credits(held),
                false,
                0,
                0,
                Tripwire.NOBODY,
                BillingMode.INTERNAL_INVOICE);
    }

    private static Money credits(long credits) {
        return Money.ofMicros(credits * 10_000);
    }
}
