package io.tutorflow.billing.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource;
import com.stripe.param.billing.MeterEventAdjustmentCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.param.billing.MeterListParams;
import io.tutorflow.billing.payment.StripeCounts.Cancelled;
import io.tutorflow.billing.payment.StripeCounts.Counted;
import io.tutorflow.billing.payment.StripeCounts.ErrorReport;
import io.tutorflow.billing.payment.StripeCounts.Meter;
import io.tutorflow.billing.payment.StripeCounts.Refused;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Calls to Stripe about what its meters have counted. */
final class CountCalls {

    /** The most that Stripe gives at once. */
    private static final long PAGE = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private CountCalls() {}

    static List<Meter> meters(StripeClient stripe) throws StripeException {
        var found = new ArrayList<Meter>();
        var form = MeterListParams.builder().setLimit(PAGE).build();
        for (var meter : stripe.v1().billing().meters().list(form).autoPagingIterable()) {
            found.add(new Meter(meter.getId(), meter.getEventName(), "active".equals(meter.getStatus())));
        }
        return found;
    }

    /** Nobody's is a customer that was deleted, too: Stripe no longer says what it has counted. */
    static Counted count(StripeClient stripe, String meterId, String customerId, LocalDate from, LocalDate until)
            throws StripeException {
        var form = MeterEventSummaryListParams.builder()
                .setCustomer(customerId)
                .setStartTime(start(from))
                .setEndTime(start(until))
                .setValueGroupingWindow(MeterEventSummaryListParams.ValueGroupingWindow.DAY)
                .setLimit(PAGE)
                .build();
        var days = new HashMap<LocalDate, Long>();
        try {
            for (var summary : stripe.v1()
                    .billing()
                    .meters()
                    .eventSummaries()
                    .list(meterId, form)
                    .autoPagingIterable()) {
                days.merge(
                        day(summary.getStartTime()),
                        summary.getAggregatedValue()
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        Long::sum);
            }
        } catch (InvalidRequestException refused) {
            if ("customer".equals(refused.getParam()) && "resource_missing".equals(refused.getCode())) {
                return new Counted.Unknown();
            }
            throw refused;
        }
        return new Counted.Days(days);
    }

    /** Stripe's library knows the fields of what an event is about, but has no way to read them. */
    static ErrorReport errorReport(StripeClient stripe, String eventId) throws StripeException {
        var answer = stripe.rawRequest(ApiResource.RequestMethod.GET, "/v2/core/events/" + eventId, null);
        var event = json(answer.body());
        var samples = new ArrayList<Refused>();
        for (var type : event.at("/data/reason/error_types")) {
            var code = type.path("code").asText();
            for (var sample : type.path("sample_errors")) {
                samples.add(new Refused(
                        sample.at("/request/identifier").asText(),
                        code + ": " + sample.path("error_message").asText()));
            }
        }
        return new ErrorReport(
                event.at("/related_object/id").textValue(),
                event.at("/data/reason/error_count").asLong(),
                event.at("/data/developer_message_summary").asText(),
                samples);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Cancelled cancel(StripeClient stripe, String eventName, String identifier) throws StripeException {
        var form = MeterEventAdjustmentCreateParams.builder()
                .setEventName(eventName)
                .setType(MeterEventAdjustmentCreateParams.Type.CANCEL)
                .setCancel(MeterEventAdjustmentCreateParams.Cancel.builder()
                        .setIdentifier(identifier)
                        .build())
                .build();
        try {
            stripe.v1().billing().meterEventAdjustments().create(form);
            return new Cancelled.Done();
        } catch (InvalidRequestException refused) {
            return new Cancelled.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
