package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
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

/** The process is killed in the middle of its work, again and again: no payment is lost, and none is made twice. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KillTest {

    private static final int KILLS = 3;
    private static final int PAYERS = 4;
    private static final int BEFORE_A_KILL = 15;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private KillableStripe stripe = new KillableStripe(folder);

    @BeforeEach
    void choose() {
        stripe = new KillableStripe(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stripe.kill();
    }

    @Test
    void keepsWhatItHasAcknowledged() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            stripe.start();
            payUntilKilled(kill);
        }

        stripe.start();
        StripeClient client = stripe.client();
        for (var payment : acknowledged.entrySet()) {
            assertThat(client.v1().paymentIntents().retrieve(payment.getValue()).getStatus())
                    .isEqualTo("succeeded");
        }
        for (String key : asked) {
            String id = pay(client, key);
            assertThat(acknowledged.getOrDefault(key, id)).isEqualTo(id);
        }
        assertThat(keysOf(client)).hasSameSizeAs(asked).containsAll(asked);
    }

    private void payUntilKilled(int round) throws InterruptedException {
        int before = acknowledged.size();
        StripeClient client = stripe.client();
        List<Thread> payers = new ArrayList<>();
        for (int payer = 0; payer < PAYERS; payer++) {
            String name = round + "-" + payer + "-";
            payers.add(Thread.ofVirtual().start(() -> payOn(client, name)));
        }
        while (acknowledged.size() < before + BEFORE_A_KILL) {
            Thread.sleep(1);
        }
        stripe.kill();
        for (Thread payer : payers) {
            payer.join();
        }
    }

    private void payOn(StripeClient client, String name) {
        for (int number = 0; stripe.isAlive(); number++) {
            String key = name + number;
            asked.add(key);
            try {
                acknowledged.put(key, pay(client, key));
            } catch (StripeException killed) {
                return;
            }
        }
    }

    private static String pay(StripeClient client, String key) throws StripeException {
        return client.v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(500L)
                                .setCurrency("usd")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .putMetadata("key", key)
                                .build(),
                        StripeStand.key(key))
                .getId();
    }

    private static List<String> keysOf(StripeClient client) throws StripeException {
        List<String> keys = new ArrayList<>();
        for (PaymentIntent intent : client.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(100L).build())
                .autoPagingIterable()) {
            keys.add(intent.getMetadata().get("key"));
        }
        return keys;
    }
}
