package io.tutorflow.sandbox.stripe.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What a form says, and what the published schema has against it. */
class OperationTest {

    private static final Specification PUBLISHED = Specification.read();

    @Test
    void readsBracketsByTheTypesOfTheSchema() {
        JsonNode said = operation("POST", "/v1/checkout/sessions")
                .read("mode=payment&line_items[0][quantity]=2&line_items[0][price_data][unit_amount]=2500"
                        + "&line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=usd&metadata[42]=7&expand[]=customer");

        assertThat(said.at("/line_items/0/quantity").isIntegralNumber()).isTrue();
        assertThat(said.at("/line_items/0/price_data/unit_amount").asLong()).isEqualTo(2_500);
        assertThat(said.at("/metadata/42").textValue()).isEqualTo("7");
        assertThat(said.at("/expand/0").asText()).isEqualTo("customer");
    }

    @Test
    void readsOneOfSeveralTypes() {
        Operation create = operation("POST", "/v1/payment_intents");

        assertThat(create.read("amount=50&currency=usd&off_session=true")
                        .get("off_session")
                        .isBoolean())
                .isTrue();
        assertThat(create.read("amount=50&currency=usd&off_session=one_off")
                        .get("off_session")
                        .asText())
                .isEqualTo("one_off");
        assertThat(operation("POST", "/v1/customers")
                        .read("metadata=")
                        .get("metadata")
                        .asText())
                .isEmpty();
        assertThat(operation("GET", "/v1/refunds")
                        .read("created[gte]=7")
                        .at("/created/gte")
                        .asLong())
                .isEqualTo(7);
        assertThat(operation("GET", "/v1/refunds")
                        .read("created=7")
                        .get("created")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void namesAParameterThatStripeDoesNotHave() {
        assertThat(complaint("POST", "/v1/refunds", "ammount=5"))
                .isEqualTo(new Complaint("ammount", "parameter_unknown", "Received unknown parameter: ammount"));
        assertThat(complaint("POST", "/v1/checkout/sessions", "line_items[0][price_data][sum]=5")
                        .param())
                .isEqualTo("line_items[0][price_data][sum]");
        assertThat(complaint("GET", "/v1/refunds", "offset=5").code()).isEqualTo("parameter_unknown");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(complaint("POST", "/v1/payment_intents", "amount=50")).isEqualTo(Complaint.missing("currency"));
        assertThat(complaint("POST", "/v1/checkout/sessions", "line_items[1][price_data][unit_amount]=5")
                        .param())
                .isEqualTo("line_items[0][price_data][currency]");
    }

    @Test
    void namesAWrongType() {
        assertThat(complaint("POST", "/v1/payment_intents", "amount=5.5&currency=usd"))
                .isEqualTo(new Complaint("amount", "parameter_invalid_integer", "Invalid integer: 5.5"));
        assertThat(complaint("POST", "/v1/payment_intents", "amount[a]=5&currency=usd")
                        .param())
                .isEqualTo("amount");
        assertThat(complaint("POST", "/v1/payment_intents", "amount=50&currency=usd&confirm=yes")
                        .param())
                .isEqualTo("confirm");
        assertThat(complaint("POST", "/v1/checkout/sessions", "line_items=5").param())
                .isEqualTo("line_items");
    }

    @Test
    void namesAValueThatIsNotOneOfTheList() {
        assertThat(complaint("POST", "/v1/refunds", "reason=because").message())
                .contains("reason")
                .contains("requested_by_customer");
    }

    @Test
    void refusesWhatNoFormCanSay() {
        assertThat(complaint("POST", "/v1/refunds", "amount=5&amount=6").message())
                .contains("more than once");
        assertThat(complaint("POST", "/v1/refunds", "metadata=5&metadata[a]=6").message())
                .contains("both a value and a hash");
        assertThat(complaint("POST", "/v1/refunds", "metadata[a=6").message()).contains("Invalid parameter name");
        assertThat(complaint("POST", "/v1/refunds", "reason=%zz").message()).contains("Invalid form encoding");
    }

    @Test
    void findsTheMoreExactPathFirst() {
        assertThat(operation("GET", "/v1/checkout/sessions/cs_1").id("/v1/checkout/sessions/cs_1"))
                .contains("cs_1");
        assertThat(operation("GET", "/v1/checkout/sessions").id("/v1/checkout/sessions"))
                .isEmpty();
        assertThat(PUBLISHED.find("POST", "/v1/tokens")).isEmpty();
        assertThat(PUBLISHED.find("DELETE", "/v1/refunds/re_1")).isEmpty();
    }

    private static Operation operation(String method, String path) {
        return PUBLISHED.find(method, path).orElseThrow();
    }

    private static Complaint complaint(String method, String path, String form) {
        return catchThrowableOfType(
                        InvalidRequest.class, () -> operation(method, path).read(form))
                .complaint();
    }
}
