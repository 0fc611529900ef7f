package io.tutorflow.billing.payment.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {

    private static final Instant PAID_AT = Instant.parse("2026-11-22T23:30:00Z");

    @Test
    void saysWhatWasBoughtAndWhatItCost() {
        var text = ReceiptText.of(receipt(19_900, 14_925_000, new PaidCard("visa", "4242")));

        assertEquals("R-000042", text.number());
        assertEquals("November 22, 2026", text.date());
        assertEquals("19,900", text.bought());
        assertEquals("1,492.5", text.bonus());
        assertEquals("21,392.5", text.credited());
        assertEquals("$199.00", text.amount());
        assertEquals("visa •••• 4242", text.paidBy());
    }

    @Test
    void saysNothingOfABonusOrACardThatItDoesNotKnow() {
        var text = ReceiptText.of(receipt(500_050, 0, null));

        assertNull(text.bonus());
        assertEquals("$5,000.50", text.amount());
        assertEquals("card", text.paidBy());
    }

    static Receipt receipt(long cents, long bonusMicros, @Nullable PaidCard card) {
        var sale = new Sale(
                new UUID(1, 2),
                new UUID(9, 9),
                "admin",
                "ada@school.example",
                "tokens",
                cents,
                Money.ofMicros(bonusMicros),
                card,
                PAID_AT);
        return new Receipt(42, new Issuer("TutorFlow, Inc.", "1 Example Way"), "Northgate <School>", sale);
    }
}
