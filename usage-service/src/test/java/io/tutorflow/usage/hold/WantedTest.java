package io.tutorflow.usage.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import org.junit.jupiter.api.Test;

class WantedTest {

    @Test
    void anotherAmountIsAnotherRequests() {
        var five = new Wanted(Money.ofCredits(5), null);

        assertThat(five.isMetBy(Money.ofCredits(5))).isTrue();
        assertThat(five.isMetBy(Money.ofCredits(6))).isFalse();
    }

    @Test
    void whereLessWillDoAnythingFromTheMinimumOnDoes() {
        var upTo500 = new Wanted(Money.ofCredits(500), Money.ofCredits(100));

        assertThat(upTo500.isMetBy(Money.ofCredits(100))).isTrue();
        assertThat(upTo500.isMetBy(Money.ofCredits(500))).isTrue();
        assertThat(upTo500.isMetBy(Money.ofCredits(99))).isFalse();
        assertThat(upTo500.isMetBy(Money.ofCredits(501))).isFalse();
    }
}
