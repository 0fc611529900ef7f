package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.param.ChargeListParams;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while invoices are made and paid: who asks again with the same keys has each of them once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InvoiceKillTest {

    private static final int KILLS = 3;
    private static final int SELLERS = 4;
    private static final int BEFORE_A_KILL = 8;
    private static final long CENTS = 2_500;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private KillableStripe stripe = new KillableStripe(folder);
    private String customer = "";

    @BeforeEach
    void start() throws Exception {
        stripe = new KillableStripe(folder);
        stripe.start();
        customer = new Invoicing(stripe.client()).customerWith("pm_card_visa");
    }

    @AfterEach
    void stop() throws Exception {
        stripe.kill();
    }

    @Test
    void eachIsPaidOnce() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            sellUntilKilled(kill);
            stripe.start();
        }

        StripeClient client = stripe.client();
        for (String key : asked) {
            String id = sell(client, key);
            assertThat(acknowledged.getOrDefault(key, id)).isEqualTo(id);
        }

        List<String> numbers = new ArrayList<>();
        for (Invoice invoice : client.v1()
                .invoices()
                .list(InvoiceListParams.builder().setLimit(100L).build())
                .autoPagingIterable()) {
            assertThat(invoice.getStatus()).isEqualTo("paid");
            assertThat(invoice.getAmountPaid()).isEqualTo(CENTS);
            numbers.add(invoice.getNumber());
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(asked);
        long paid = 0;
        for (Charge charge : client.v1()
                .charges()
                .list(ChargeListParams.builder().setLimit(100L).build())
                .autoPagingIterable()) {
            paid += charge.getAmountCaptured();
        }
        assertThat(paid).isEqualTo(CENTS * asked.size());
    }

    private void sellUntilKilled(int round) throws InterruptedException {
        int before = acknowledged.size();
        StripeClient client = stripe.client();
        List<Thread> sellers = new ArrayList<>();
        for (int seller = 0; seller < SELLERS; seller++) {
            String name = "TF-" + round + "-" + seller + "-";
            sellers.add(Thread.ofVirtual().start(() -> sellOn(client, name)));
        }
        while (acknowledged.size() < before + BEFORE_A_KILL) {
            Thread.sleep(1);
        }
        stripe.kill();
        for (Thread seller : sellers) {
            seller.join();
        }
    }

    private void sellOn(StripeClient client, String name) {
        for (int number = 0; stripe.isAlive(); number++) {
            String key = name + number;
            asked.add(key);
            try {
                acknowledged.put(key, sell(client, key));
            } catch (StripeException killed) {
                return;
            }
        }
    }

    /** Each call has its key, so that it does nothing the second time. */
    private String sell(StripeClient client, String key) throws StripeException {
        var invoices = client.v1().invoices();
        String id = invoices.create(charged(customer).setNumber(key).build(), StripeStand.key(key + "-draft"))
                .getId();
        invoices.addLines(
                id,
                InvoiceAddLinesParams.builder().addLine(line("Lessons", CENTS)).build(),
                StripeStand.key(key + "-lines"));
        invoices.finalizeInvoice(id, InvoiceFinalizeInvoiceParams.builder().build(), StripeStand.key(key + "-open"));
        invoices.pay(id, InvoicePayParams.builder().build(), StripeStand.key(key + "-pay"));
        return id;
    }
}
