package io.tutorflow.sandbox.stripe.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.SecretKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers under {@code /_sandbox}, in JSON, whoever has the account's key. */
public final class Control {

    public static final String PREFIX = "/_sandbox/";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one path answers; {@code id} is what the path names, or empty. */
    @FunctionalInterface
    interface Lever {
        Object pull(String id, JsonNode body);
    }

    private record Route(Pattern pattern, Lever lever) {}

    private final List<Route> routes = new ArrayList<>();
    private final SecretKey key;

    public Control(
            SecretKey key,
            RequestLevers requests,
            WebhookLevers webhooks,
            MoneyLevers money,
            InvoiceLevers invoices,
            MeterLevers meters,
            SubscriptionLevers subscriptions) {
        this.key = key;
        requests.addTo(this);
        webhooks.addTo(this);
        money.addTo(this);
        invoices.addTo(this);
        meters.addTo(this);
        subscriptions.addTo(this);
    }

    /** @param name such as {@code PUT refunds/{id}} */
    void add(String name, Lever lever) {
        String pattern = name.replace("{id}", "(?<id>[A-Za-z0-9_]+)").replace(" ", " " + PREFIX);
        routes.add(new Route(Pattern.compile(pattern), lever));
    }

    public Answered serve(Call call) {
        if (!key.isShownBy(call)) {
            return answered(401, Map.of("error", "the account's secret key is required"));
        }
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(call.method() + " " + call.path());
            if (matcher.matches()) {
                boolean named = route.pattern().pattern().contains("?<id>");
                return pull(route.lever(), named ? matcher.group("id") : "", call.body());
            }
        }
        return answered(404, Map.of("error", "there is no " + call.method() + " " + call.path()));
    }

    private static Answered pull(Lever lever, String id, String body) {
        try {
            return answered(200, lever.pull(id, JSON.readTree(body.isEmpty() ? "{}" : body)));
        } catch (JsonProcessingException notJson) {
            return answered(400, Map.of("error", "the body is not JSON"));
        } catch (IllegalArgumentException wrong) {
            return answered(400, Map.of("error", String.valueOf(wrong.getMessage())));
        } catch (Refused refused) {
            Answer answer = Answer.of(refused.error());
            return answered(answer.status(), answer.body());
        }
    }

    private static Answered answered(int status, Object body) {
        return new Answered(
                status,
                Map.of("Content-Type", "application/json"),
                JSON.valueToTree(body).toPrettyString());
    }
}
