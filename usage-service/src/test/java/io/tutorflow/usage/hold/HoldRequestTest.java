package io.tutorflow.usage.hold;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldRequestTest {

    private static final UUID ID = new UUID(1, 1);

    @Test
    void neverAsksForLessThanItsMinimum() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HoldRequest(ID, ID, null, Money.ofCredits(25), Money.ofCredits(100), true));
    }

    @Test
    void setsSomethingAside() {
        assertThrows(IllegalArgumentException.class, () -> new HoldRequest(ID, ID, null, Money.ZERO));
    }
}
