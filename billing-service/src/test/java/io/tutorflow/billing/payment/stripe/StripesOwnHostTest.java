package io.tutorflow.billing.payment.stripe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tutorflow.billing.payment.StripeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** With a key and no base URL it is Stripe's own host that is connected to: seen by a proxy on the way there. */
class StripesOwnHostTest {

    @Test
    void isConnectedToWithNoOtherSetting() throws Exception {
        var before = ProxySelector.getDefault();
        try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(proxy.getInetAddress(), proxy.getLocalPort())));
            var wanted = CompletableFuture.supplyAsync(() -> firstLineAt(proxy));

            var calls = new StripeCalls(new StripeWorkers(), settings());
            var failure = assertThrows(
                    StripeFailure.class, () -> calls.session("cs_1").await().indefinitely());

            assertEquals("CONNECT api.stripe.com:443 HTTP/1.1", wanted.get());
            assertEquals(StripeFailure.Kind.AWAY, failure.kind());
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /** Lets nobody through. */
    private static String firstLineAt(ServerSocket proxy) {
        try (var connection = proxy.accept()) {
            return new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII)).readLine();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static StripeSettings settings() {
        return new StripeSettings() {
            @Override
            public Optional<String> apiKey() {
                return Optional.of("sk_test_never_sent_anywhere");
            }

            @Override
            public Optional<String> baseUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> webhookSecret() {
                return Optional.empty();
            }

            @Override
            public Optional<String> thinWebhookSecret() {
                return Optional.empty();
            }

            @Override
            public int meterEventsPerSecond() {
                return 1;
            }
        };
    }
}
