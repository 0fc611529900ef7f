package io.tutorflow.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final Instant PAID_AT = Instant.parse("2026-11-22T23:30:00Z");

    @Test
    void saysWhatWasBoughtAndWhatItCost() {
        var letter = Receipt.of(payment("ada@school.example")).orElseThrow();

        assertEquals("ada@school.example", letter.recipient());
        assertEquals("Receipt R-000042 from TutorFlow", letter.subject());
        assertEquals("""
                Receipt R-000042

                Date: 2026-11-22 (UTC)
                Bought: 19,900 tokens
                Bonus: 1,492.5 tokens
                Paid by card: $199.00

                Payment 00000000-0000-0001-0000-000000000002 of account 00000000-0000-0009-0000-000000000009. The tokens are there.
                """, letter.text());
    }

    @Test
    void isOwedOnceToAPayment() {
        var payment = payment("ada@school.example");

        assertEquals(
                Receipt.of(payment).orElseThrow().id(),
                Receipt.of(payment).orElseThrow().id());
    }

    @Test
    void isNotMailedToNobody() {
        assertTrue(Receipt.of(payment(null)).isEmpty());
    }

    private static Payment payment(@Nullable String email) {
        var price = new Price(19_900, Money.ofMicros(14_925_000));
        var order = new Order(new UUID(9, 9), Purpose.PURCHASE, price, false, new Payer("admin", email));
        return new Payment(
                new PaymentId(new UUID(1, 2)),
                order,
                PAID_AT,
                PAID_AT.plusSeconds(1),
                new Progress.Paid("pi_1", PAID_AT, 42));
    }
}
