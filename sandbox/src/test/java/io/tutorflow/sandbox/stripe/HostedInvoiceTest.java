package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static io.tutorflow.sandbox.stripe.Invoicing.taxed;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.param.ChargeListParams;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sees an invoice and pays it, by the link that Stripe gives it. */
class HostedInvoiceTest {

    private static final int ROUNDS = 20;

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Invoicing seller;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        seller = new Invoicing(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void showsLinesTaxesAndTotal() throws Exception {
        Invoice draft = seller.draft(
                sent(seller.customer()).setNumber("TF-2026-0007"),
                taxed("lesson.generated, 4,000 × $0.05 less 12 %", 9_600, 960),
                taxed("<script>", 1_760, 176));
        Invoice open = client.v1().invoices().finalizeInvoice(draft.getId());

        HttpResponse<String> page = stripe.get(open.getHostedInvoiceUrl());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.body())
                .contains("Invoice TF-2026-0007 from TutorFlow")
                .contains("4,000 × $0.05 less 12 %")
                .contains("$96.00")
                .contains("Subtotal</td><td></td><td>$113.60")
                .contains("Tax</td><td></td><td>$11.36")
                .contains("Pay $124.96")
                .contains("value=\"school@example.com\"")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void takesTheMoneyAndSaysSo() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);

        HttpResponse<String> paid = stripe.pay(open.getHostedInvoiceUrl(), "4242424242424242");

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
        assertThat(stripe.get(open.getHostedInvoiceUrl()).body()).contains("This invoice is paid");
        assertThat(charges(open)).hasSize(1);
        stripe.pay(open.getHostedInvoiceUrl(), "4242424242424242");
        assertThat(charges(open)).hasSize(1);
    }

    @Test
    void saysWhyACardIsDeclined() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);

        HttpResponse<String> declined = stripe.pay(open.getHostedInvoiceUrl(), "4000000000009995");

        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.body()).contains("insufficient funds");
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("open");
        assertThat(seller.read(open.getId()).getAttempted()).isTrue();
        assertThat(stripe.pay(open.getHostedInvoiceUrl(), "4242424242424242").statusCode())
                .isEqualTo(303);
    }

    @Test
    void saysWhatIsWrongWithACard() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);

        HttpResponse<String> wrong = stripe.pay(open.getHostedInvoiceUrl(), "4242424242424241");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Your card number is invalid");
        assertThat(seller.read(open.getId()).getAttempted()).isFalse();
    }

    @Test
    void letsTheBankAsk() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);
        String url = open.getHostedInvoiceUrl();

        HttpResponse<String> asked = stripe.pay(url, "4000002760003184");
        String challenge = stripe.url + asked.headers().firstValue("Location").orElseThrow();
        assertThat(stripe.get(challenge).body()).contains("before it pays $25.00 to TutorFlow");
        HttpResponse<String> failed = stripe.submit(challenge, Map.of("answer", "fail"));
        assertThat(failed.statusCode()).isEqualTo(402);
        stripe.pay(url, "4000002760003184");
        stripe.submit(challenge, Map.of("answer", "complete"));

        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void goesOnWhereTheSavedCardHadToAsk() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_authenticationRequired")), 2_500);
        try {
            client.v1().invoices().pay(open.getId());
        } catch (StripeException asked) {
            assertThat(asked.getCode()).isEqualTo("invoice_payment_intent_requires_action");
        }

        stripe.submit(open.getHostedInvoiceUrl() + "/challenge", Map.of("answer", "complete"));

        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void isThereForNobodyWithoutTheLink() throws Exception {
        assertThat(stripe.get(stripe.url + "/i/test_nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatAVoidInvoiceIsNotToBePaid() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);
        client.v1().invoices().voidInvoice(open.getId());

        stripe.pay(open.getHostedInvoiceUrl(), "4242424242424242");

        assertThat(stripe.get(open.getHostedInvoiceUrl()).body()).contains("nothing is to be paid");
        assertThat(charges(open)).isEmpty();
    }

    @Test
    void thePageAndTheSavedCardAtTheSameMomentAreOnePayment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> payers = new ArrayList<>();
            payers.add(Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                    client.v1().invoices().pay(open.getId());
                } catch (StripeException told) {
                    assertThat(told).hasMessageContaining("already paid");
                    refused.incrementAndGet();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }));
            payers.add(Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                    stripe.pay(open.getHostedInvoiceUrl(), "4242424242424242");
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            }));

            go.countDown();
            for (Thread payer : payers) {
                payer.join();
            }

            Invoice paid = seller.read(open.getId());
            assertThat(paid.getStatus()).isEqualTo("paid");
            assertThat(paid.getAmountOverpaid()).isZero();
            assertThat(charges(open)).hasSize(1);
            assertThat(refused.get()).isBetween(0, 1);
            assertThat(stripe.get(open.getHostedInvoiceUrl()).body()).contains("This invoice is paid");
        }
    }

    private static List<Charge> charges(Invoice invoice) throws Exception {
        return client.v1()
                .charges()
                .list(ChargeListParams.builder()
                        .setCustomer(invoice.getCustomer())
                        .build())
                .getData();
    }
}
