package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.param.InvoiceUpdateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe finalizes and collects by itself, again and again, and gives up in the end, as business time goes on. */
class InvoiceCollectionTest {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private StripeStand stripe;
    private Invoicing seller;

    @BeforeEach
    void start() throws Exception {
        stripe = new StripeStand(folder);
        seller = new Invoicing(stripe.client());
    }

    @AfterEach
    void stop() throws Exception {
        stripe.close();
    }

    @Test
    void finalizesAndChargesAnHourAfterTheDraft() throws Exception {
        Invoice draft =
                seller.draft(charged(seller.customerWith("pm_card_visa")).setAutoAdvance(true), line("Lessons", 2_500));

        stripe.moveTime(Duration.ofMinutes(61));

        Invoice paid = await(draft, invoice -> invoice.getStatus().equals("paid"));
        assertThat(paid.getAttemptCount()).isEqualTo(1);
        assertThat(paid.getAutoAdvance()).isFalse();
        assertThat(paid.getNumber()).isNotNull();
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        Invoice draft =
                seller.draft(charged(seller.customerWith("pm_card_visa")).setAutoAdvance(true), line("Lessons", 2_500));
        Invoice open = seller.open(sent(seller.customer()), 700);

        stripe.close();
        start();
        stripe.moveTime(Duration.ofMinutes(61));

        await(draft, invoice -> invoice.getStatus().equals("paid"));
        assertThat(seller.read(open.getId()).getAmountRemaining()).isEqualTo(700);
        String page =
                open.getHostedInvoiceUrl().substring(open.getHostedInvoiceUrl().indexOf("/i/"));
        stripe.pay(stripe.url + page, "4242424242424242");
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void triesAgainByItsScheduleAndWritesOff() throws Exception {
        Invoice open = seller.open(
                charged(seller.customerWith("pm_card_chargeCustomerFail")).setAutoAdvance(true), 2_500);
        assertThat(open.getNextPaymentAttempt())
                .isEqualTo(open.getStatusTransitions().getFinalizedAt() + 3_600);

        Duration passed = Duration.ofMinutes(61);
        stripe.moveTime(passed);
        Invoice first = await(open, invoice -> invoice.getAttemptCount() == 1);
        assertThat(first.getNextPaymentAttempt() - first.getStatusTransitions().getFinalizedAt())
                .isBetween(3 * 86_400L + 3_600, 3 * 86_400L + 3_900);
        long attempts = 1;
        for (int days : new int[] {3, 5, 7}) {
            passed = passed.plusDays(days).plusMinutes(1);
            stripe.moveTime(passed);
            long wanted = ++attempts;
            await(open, invoice -> invoice.getAttemptCount() == wanted);
        }

        Invoice last = seller.read(open.getId());
        assertThat(last.getStatus()).isEqualTo("uncollectible");
        assertThat(last.getAttemptCount()).isEqualTo(4);
        assertThat(last.getNextPaymentAttempt()).isNull();
        assertThat(last.getAutoAdvance()).isFalse();
    }

    @Test
    void takesTheNextStepNow() throws Exception {
        stripe.control("PUT", "dunning", "{\"retryDays\":[1],\"then\":\"leave\"}");
        String customer = seller.customerWith("pm_card_chargeCustomerFail");
        Invoice draft = seller.draft(charged(customer).setAutoAdvance(true), line("Lessons", 2_500));

        advance(draft);
        assertThat(await(draft, invoice -> invoice.getAttemptCount() == 1).getStatus())
                .isEqualTo("open");
        advance(draft);

        Invoice left = seller.read(draft.getId());
        assertThat(left.getStatus()).isEqualTo("open");
        assertThat(left.getAttemptCount()).isEqualTo(2);
        assertThat(left.getAutoAdvance()).isFalse();
        Assertions.assertThatThrownBy(() -> advance(draft)).isInstanceOf(IOException.class);
    }

    @Test
    void chargesTheCardThatIsThereByThen() throws Exception {
        String customer = seller.customerWith("pm_card_chargeCustomerFail");
        Invoice open = seller.open(charged(customer).setAutoAdvance(true), 2_500);
        advance(open);
        seller.saveCard(customer, "pm_card_visa");

        advance(open);

        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void withoutACardItOnlyCounts() throws Exception {
        Invoice open = seller.open(charged(seller.customer()).setAutoAdvance(true), 2_500);

        advance(open);

        assertThat(seller.read(open.getId()).getAttemptCount()).isEqualTo(1);
        assertThat(seller.read(open.getId()).getNextPaymentAttempt()).isNotNull();
    }

    @Test
    void writesOffWhatNobodyPaysInTime() throws Exception {
        Invoice open = seller.open(sent(seller.customer()).setAutoAdvance(true), 2_500);

        stripe.moveTime(Duration.ofDays(59));
        stripe.moveTime(Duration.ofDays(61));

        await(open, invoice -> invoice.getStatus().equals("uncollectible"));
    }

    @Test
    void doesNothingByItselfUnlessItIsTo() throws Exception {
        Invoice still = seller.draft(charged(seller.customerWith("pm_card_visa")), line("Lessons", 2_500));
        Invoice stopped =
                seller.open(charged(seller.customerWith("pm_card_visa")).setAutoAdvance(true), 2_500);
        stripe.client()
                .v1()
                .invoices()
                .update(
                        stopped.getId(),
                        InvoiceUpdateParams.builder().setAutoAdvance(false).build());
        Invoice witness =
                seller.draft(charged(seller.customerWith("pm_card_visa")).setAutoAdvance(true), line("Lessons", 2_500));

        stripe.moveTime(Duration.ofDays(100));

        await(witness, invoice -> invoice.getStatus().equals("paid"));
        assertThat(seller.read(still.getId()).getStatus()).isEqualTo("draft");
        assertThat(seller.read(stopped.getId()).getStatus()).isEqualTo("open");
        Invoice resumed = stripe.client()
                .v1()
                .invoices()
                .update(
                        stopped.getId(),
                        InvoiceUpdateParams.builder().setAutoAdvance(true).build());
        assertThat(resumed.getNextPaymentAttempt()).isNotNull();
    }

    @Test
    void aDraftThatCannotBeFinalizedSaysWhy() throws Exception {
        String customer = seller.customer();
        Invoice draft = seller.draft(charged(customer).setAutoAdvance(true), line("Lessons", 2_500));
        stripe.control("DELETE", "objects/" + customer, "");

        stripe.moveTime(Duration.ofMinutes(61));

        Invoice failed = await(draft, invoice -> invoice.getLastFinalizationError() != null);
        assertThat(failed.getStatus()).isEqualTo("draft");
        assertThat(failed.getLastFinalizationError().getCode()).isEqualTo("resource_missing");
        assertThat(failed.getAutomaticallyFinalizesAt()).isNull();
    }

    @Test
    void whatIsAlteredByHandIsOtherwiseAndNobodyIsTold() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 700);

        stripe.control("PUT", "objects/" + open.getId(), "{\"number\": \"X-1\"}");

        assertThat(seller.read(open.getId()).getNumber()).isEqualTo("X-1");
        Assertions.assertThatThrownBy(() -> stripe.control("PUT", "objects/" + open.getId(), "{\"numbr\": \"X-1\"}"))
                .hasMessageContaining("has no numbr");
    }

    private void advance(Invoice invoice) throws Exception {
        stripe.control("POST", "invoices/" + invoice.getId() + "/advance", "");
    }

    private Invoice await(Invoice invoice, Predicate<Invoice> condition) throws Exception {
        long begin = System.nanoTime();
        while (true) {
            Invoice now = seller.read(invoice.getId());
            if (condition.test(now)) {
                return now;
            }
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new AssertionError(
                        "never happened; it is " + now.getStatus() + " after " + now.getAttemptCount() + " attempts");
            }
            Thread.sleep(20);
        }
    }
}
