package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.param.billing.MeterListParams;
import io.tutorflow.billing.payment.StripeCounts.Counted;
import io.tutorflow.billing.payment.StripeCounts.Meter;
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

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
