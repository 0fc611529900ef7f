package io.tutorflow.sandbox.stripe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardEntryTest {

    private static final YearMonth NOW = YearMonth.of(2026, 11);

    private final Map<String, String> form = new HashMap<>(Map.of(
            "email", "ada@example.com",
            "number", "4242 4242 4242 4242",
            "expiry", "12 / 34",
            "cvc", "123",
            "name", "Ada Lovelace"));

    @Test
    void takesACardAsPeopleWriteIt() {
        assertThat(faults()).isEmpty();
        form.putAll(Map.of("number", "4242-4242-4242-4242", "expiry", "1/2034"));
        assertThat(faults()).isEmpty();
        form.putAll(Map.of("number", "378282246310005", "cvc", "1234", "expiry", "1234"));
        assertThat(faults()).isEmpty();
        assertThat(CardEntry.of(form, "").expires()).isEqualTo(YearMonth.of(2034, 12));
    }

    @Test
    void namesEachFieldThatIsWrong() {
        assertThat(CardEntry.empty("").faults(NOW).keySet())
                .containsExactly("email", "number", "expiry", "cvc", "name");
    }

    @Test
    void tellsAMistypedNumberFromARealCard() {
        form.put("number", "4242424242424241");
        assertThat(faults()).containsEntry("number", "Your card number is invalid.");
        form.put("number", "4111111111111111");
        assertThat(faults().get("number")).contains("test cards only");
    }

    @Test
    void takesACardToTheEndOfItsMonth() {
        form.put("expiry", "11/26");
        assertThat(faults()).isEmpty();
        form.put("expiry", "10/26");
        assertThat(faults().get("expiry")).contains("in the past");
        form.put("expiry", "13/26");
        assertThat(faults().get("expiry")).contains("MM / YY");
    }

    @Test
    void letsNobodyChangeAnEmailThatTheSellerKnows() {
        form.put("email", "eve@example.com");

        assertThat(CardEntry.of(form, "ada@example.com").email()).isEqualTo("ada@example.com");
    }

    private Map<String, String> faults() {
        return CardEntry.of(form, "").faults(NOW);
    }
}
