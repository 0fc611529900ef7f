package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.events.V1BillingMeterErrorReportTriggeredEventNotification;
import com.stripe.events.V1BillingMeterNoMeterFoundEventNotification;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.model.billing.Meter;
import com.stripe.model.billing.MeterEventSummary;
import com.stripe.model.v2.core.EventNotification;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterEventAdjustmentCreateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.param.billing.MeterEventSummaryListParams.ValueGroupingWindow;
import com.stripe.param.billing.MeterUpdateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meters count what customers use: later than it is sent, once for each identifier, and not what is wrong. */
class MetersTest {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Invoicing seller;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        seller = new Invoicing(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @AfterEach
    void asUsual() throws Exception {
        stripe.moveTime(Duration.ZERO);
        stripe.control("PUT", "metering", "{\"lagMillis\":0,\"times\":0}");
        stripe.control("DELETE", "faults", "");
    }

    @Test
    void addsUpByCustomerAndDay() throws Exception {
        Meter meter = meter();
        String ada = seller.customer();
        String bob = seller.customer();
        long today = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();
        send(meter, ada, 3, "a-1", today - DAY);
        send(meter, ada, 4, "a-2", today - 1);
        send(meter, ada, 5, "a-3", today);
        send(meter, bob, 7, "b-1", today);

        await().untilAsserted(() ->
                assertThat(sum(meter, ada, today - 2 * DAY, today + DAY)).isEqualTo(12));
        assertThat(sum(meter, bob, today - DAY, today + DAY)).isEqualTo(7);
        assertThat(sum(meter, ada, today - 60, today)).isEqualTo(4);
        List<MeterEventSummary> days = client.v1()
                .billing()
                .meters()
                .eventSummaries()
                .list(
                        meter.getId(),
                        span(ada, today - 2 * DAY, today + DAY)
                                .setValueGroupingWindow(ValueGroupingWindow.DAY)
                                .build())
                .getData();
        assertThat(days).extracting(MeterEventSummary::getStartTime).containsExactly(today, today - DAY);
        assertThat(days).extracting(day -> day.getAggregatedValue().longValue()).containsExactly(5L, 7L);
    }

    @Test
    void countsLaterThanItTakes() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        stripe.control("PUT", "metering", "{\"lagMillis\":3600000}");
        send(meter, customer, 3, "late", now());

        assertThat(sumOfToday(meter, customer)).isZero();

        stripe.control("PUT", "metering", "{\"lagMillis\":0}");
        await().untilAsserted(() -> assertThat(sumOfToday(meter, customer)).isEqualTo(3));
    }

    @Test
    void takesAnIdentifierOnceADay() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        String identifier = UUID.randomUUID().toString();
        send(meter, customer, 3, identifier, now());

        InvalidRequestException again =
                catchThrowableOfType(InvalidRequestException.class, () -> send(meter, customer, 3, identifier, now()));
        assertThat(again).hasMessageContaining("An event already exists with identifier " + identifier);
        assertThat(again.getStatusCode()).isEqualTo(400);

        stripe.moveTime(Duration.ofHours(24).plusSeconds(1));
        send(meter, customer, 3, identifier, now());
        await().untilAsserted(() -> assertThat(sum(meter, customer, minute() - 2 * DAY, minute() + 2 * DAY))
                .isEqualTo(6));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 0, meter_event_invalid_value",
        "many, 0, meter_event_invalid_value",
        "1234567890123456, 0, meter_event_value_too_many_digits",
        "1, -3024010, timestamp_too_far_in_past",
        "1, 320, timestamp_in_future",
    })
    void refusesWhatCanNeverCount(String value, long seconds, String code) throws Exception {
        Meter meter = meter();
        String customer = seller.customer();

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client.v1()
                        .billing()
                        .meterEvents()
                        .create(event(meter, customer, value, "x" + value + code, now() + seconds)));

        assertThat(refused.getCode()).isEqualTo(code);
    }

    @Test
    void refusesWhatHasNoMeter() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        client.v1().billing().meters().deactivate(meter.getId());

        assertThat(catchThrowableOfType(
                                InvalidRequestException.class, () -> send(meter, customer, 1, "archived", now()))
                        .getCode())
                .isEqualTo("archived_meter");
        meter.setEventName("nobody_counts_this");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> send(meter, customer, 1, "none", now()))
                        .getCode())
                .isEqualTo("no_meter");
    }

    @Test
    void countsAgainOnceItIsActiveAgain() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        Meter archived = client.v1().billing().meters().deactivate(meter.getId());
        assertThat(archived.getStatus()).isEqualTo("inactive");
        assertThat(archived.getStatusTransitions().getDeactivatedAt()).isNotNull();

        Meter active = client.v1().billing().meters().reactivate(meter.getId());

        assertThat(active.getStatus()).isEqualTo("active");
        send(meter, customer, 2, "again-" + meter.getId(), now());
        await().untilAsserted(() -> assertThat(sumOfToday(meter, customer)).isEqualTo(2));
    }

    @Test
    void noTwoActiveMetersCountTheSame() throws Exception {
        Meter meter = meter();

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> meter(meter.getEventName()));
        client.v1().billing().meters().deactivate(meter.getId());

        assertThat(refused.getParam()).isEqualTo("event_name");
        assertThat(meter(meter.getEventName()).getStatus()).isEqualTo("active");
        assertThat(client.v1()
                        .billing()
                        .meters()
                        .update(
                                meter.getId(),
                                MeterUpdateParams.builder()
                                        .setDisplayName("Old")
                                        .build())
                        .getDisplayName())
                .isEqualTo("Old");
    }

    @Test
    void takesAnEventBackWithinADay() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        send(meter, customer, 3, "wrong-" + meter.getId(), now());
        send(meter, customer, 4, "right-" + meter.getId(), now());
        await().untilAsserted(() -> assertThat(sumOfToday(meter, customer)).isEqualTo(7));

        cancel(meter, "wrong-" + meter.getId());

        assertThat(sumOfToday(meter, customer)).isEqualTo(4);
        stripe.moveTime(Duration.ofHours(25));
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> cancel(meter, "right-" + meter.getId()))
                        .getCode())
                .isEqualTo("resource_missing");
    }

    @Test
    void reportsWhatTurnsOutNotToCount() throws Exception {
        Meter meter = meter();
        try (Listener listener = new Listener()) {
            stripe.control(
                    "PUT",
                    "listener",
                    "{\"url\":\"" + listener.url() + "\",\"secret\":\"" + StripeStand.WEBHOOK_SECRET
                            + "\",\"thin\":true}");

            send(meter, "cus_nobody", 3, "for-nobody", now());

            await().untilAsserted(() -> assertThat(listener.thin()).hasSize(1));
            EventNotification told = listener.thin().getFirst();
            assertThat(told)
                    .isInstanceOfSatisfying(
                            V1BillingMeterErrorReportTriggeredEventNotification.class,
                            of -> assertThat(of.getRelatedObject().getId()).isEqualTo(meter.getId()));
            // The library knows the fields of the data, but has no way to read them.
            JsonNode type = new ObjectMapper()
                    .readTree(stripe.send("GET", "/v2/core/events/" + told.getId(), "")
                            .body())
                    .at("/data/reason/error_types/0");
            assertThat(type.path("code").asText()).isEqualTo("meter_event_customer_not_found");
            assertThat(type.at("/sample_errors/0/request/identifier").asText()).isEqualTo("for-nobody");
        }
    }

    @Test
    void tellsOfEventsWhoseMeterThereIsNotWithoutNamingOne() throws Exception {
        Meter meter = meter();
        try (Listener listener = new Listener()) {
            stripe.control(
                    "PUT",
                    "listener",
                    "{\"url\":\"" + listener.url() + "\",\"secret\":\"" + StripeStand.WEBHOOK_SECRET
                            + "\",\"thin\":true}");
            stripe.control("PUT", "metering", "{\"refuse\":\"no_meter\",\"times\":1}");

            send(meter, seller.customer(), 3, "homeless-" + meter.getId(), now());

            await().untilAsserted(() -> assertThat(listener.thin()).hasSize(1));
            assertThat(listener.thin().getFirst()).isInstanceOf(V1BillingMeterNoMeterFoundEventNotification.class);
        }
    }

    @Test
    void refusesLateIfItIsToldTo() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();
        stripe.control("PUT", "metering", "{\"refuse\":\"meter_event_invalid_value\",\"times\":1}");

        send(meter, customer, 3, "refused-" + meter.getId(), now());
        await().untilAsserted(() -> assertThat(states(meter)).contains("refused"));
        send(meter, customer, 4, "taken-" + meter.getId(), now());

        await().untilAsserted(() -> assertThat(sumOfToday(meter, customer)).isEqualTo(4));
    }

    @Test
    void takesOneCallAtATimeForACustomerAndMeter() throws Exception {
        Meter meter = meter();
        String ada = seller.customer();
        String bob = seller.customer();
        stripe.control(
                "PUT",
                "faults",
                "{\"operation\":\"POST /v1/billing/meter_events\",\"kind\":\"delay\",\"millis\":1500}");
        var slow = CompletableFuture.supplyAsync(() -> {
            try {
                return send(meter, ada, 1, "slow-" + meter.getId(), now());
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        await().untilAsserted(() ->
                assertThat(stripe.control("GET", "faults", "").path("faults")).isEmpty());

        assertThat(catchThrowableOfType(
                        RateLimitException.class, () -> send(meter, ada, 1, "fast-" + meter.getId(), now())))
                .isNotNull();
        send(meter, bob, 1, "other-" + meter.getId(), now());
        slow.join();
        send(meter, ada, 1, "fast-" + meter.getId(), now());

        await().untilAsserted(() -> assertThat(sumOfToday(meter, ada)).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({"drop, 0, 0", "repeat, 6, 0", "move, 0, 3"})
    void losesRepeatsAndMixesUpEventsForAnAuditToFind(String how, long ofAda, long ofBob) throws Exception {
        Meter meter = meter();
        String ada = seller.customer();
        String bob = seller.customer();
        String identifier = how + "-" + meter.getId();
        send(meter, ada, 3, identifier, now());
        await().untilAsserted(() -> assertThat(sumOfToday(meter, ada)).isEqualTo(3));

        stripe.control(
                "POST",
                "meter_events",
                "{\"identifier\":\"" + identifier + "\",\"how\":\"" + how + "\",\"customer\":\"" + bob + "\"}");

        await().untilAsserted(() -> {
            assertThat(sumOfToday(meter, ada)).isEqualTo(ofAda);
            assertThat(sumOfToday(meter, bob)).isEqualTo(ofBob);
        });
    }

    @Test
    void aSpanBeginsAndEndsWithAMinute() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();

        assertThat(catchThrowableOfType(
                                InvalidRequestException.class, () -> sum(meter, customer, minute() + 1, minute() + 60))
                        .getParam())
                .isEqualTo("start_time");
    }

    @Test
    void sumsUpAYearAtMost() throws Exception {
        Meter meter = meter();
        String customer = seller.customer();

        assertThat(sum(meter, customer, minute() - 366 * DAY, minute())).isZero();
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class, () -> sum(meter, customer, 0, 999_999_999_999_960L)))
                .hasMessageContaining("366 days at most");
    }

    private static Meter meter() throws Exception {
        return meter("lessons_" + UUID.randomUUID());
    }

    private static Meter meter(String eventName) throws Exception {
        return client.v1()
                .billing()
                .meters()
                .create(MeterCreateParams.builder()
                        .setDisplayName("Lessons")
                        .setEventName(eventName)
                        .setDefaultAggregation(MeterCreateParams.DefaultAggregation.builder()
                                .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                                .build())
                        .build());
    }

    private static String send(Meter meter, String customer, long value, String identifier, long at) throws Exception {
        return client.v1()
                .billing()
                .meterEvents()
                .create(event(meter, customer, Long.toString(value), identifier, at))
                .getIdentifier();
    }

    private static MeterEventCreateParams event(
            Meter meter, String customer, String value, String identifier, long at) {
        return MeterEventCreateParams.builder()
                .setEventName(meter.getEventName())
                .setIdentifier(identifier)
                .setTimestamp(at)
                .putPayload("stripe_customer_id", customer)
                .putPayload("value", value)
                .build();
    }

    private static void cancel(Meter meter, String identifier) throws Exception {
        client.v1()
                .billing()
                .meterEventAdjustments()
                .create(MeterEventAdjustmentCreateParams.builder()
                        .setEventName(meter.getEventName())
                        .setType(MeterEventAdjustmentCreateParams.Type.CANCEL)
                        .setCancel(MeterEventAdjustmentCreateParams.Cancel.builder()
                                .setIdentifier(identifier)
                                .build())
                        .build());
    }

    private static long now() {
        return stripe.now().getEpochSecond();
    }

    private static long minute() {
        return now() / 60 * 60;
    }

    private static long sumOfToday(Meter meter, String customer) throws Exception {
        return sum(meter, customer, minute() - 3600, minute() + 3600);
    }

    private static long sum(Meter meter, String customer, long from, long to) throws Exception {
        return client
                .v1()
                .billing()
                .meters()
                .eventSummaries()
                .list(meter.getId(), span(customer, from, to).build())
                .getData()
                .stream()
                .mapToLong(summary -> summary.getAggregatedValue().longValue())
                .sum();
    }

    private static MeterEventSummaryListParams.Builder span(String customer, long from, long to) {
        return MeterEventSummaryListParams.builder()
                .setCustomer(customer)
                .setStartTime(from)
                .setEndTime(to);
    }

    private static List<String> states(Meter meter) throws Exception {
        return stripe.control("GET", "meters/" + meter.getId() + "/events", "")
                .path("events")
                .findValuesAsText("state");
    }
}
