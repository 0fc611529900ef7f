package io.tutorflow.billing.meter.reconcile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.billing.payment.StripeCounts.Counted;
import io.tutorflow.billing.payment.StripeCounts.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Stripe what it has counted of an account. */
@ApplicationScoped
class AskingStripe {

    private final StripeCounts stripe;

    AskingStripe(StripeCounts stripe) {
        this.stripe = stripe;
    }

    /** None if Stripe does not know the customer. A meter that was archived has kept what it counted. */
    Uni<Optional<Counts>> count(
            String customer, Set<String> eventNames, LocalDate from, LocalDate until, Instant asked) {
        var end = MeterDay.of(asked).plusDays(1);
        return stripe.meters()
                .map(all -> all.stream()
                        .filter(meter -> eventNames.contains(meter.eventName()))
                        .toList())
                .chain(meters -> Multi.createFrom()
                        .iterable(meters)
                        .onItem()
                        .transformToUniAndConcatenate(meter -> count(meter, customer, from, end))
                        .collect()
                        .asList()
                        .map(answers -> answers.stream().anyMatch(Optional::isEmpty)
                                ? Optional.empty()
                                : Optional.of(new Counts(asked, from, until, end, active(meters), sum(answers)))));
    }

    private static Set<String> active(List<Meter> meters) {
        return meters.stream().filter(Meter::active).map(Meter::eventName).collect(toSet());
    }

    private Uni<Optional<Map<MeterDay, Long>>> count(Meter meter, String customer, LocalDate from, LocalDate end) {
        return stripe.count(meter.id(), customer, from, end).map(counted -> switch (counted) {
            case Counted.Unknown unknown -> Optional.empty();
            case Counted.Days days ->
                Optional.of(days.values().entrySet().stream()
                        .collect(toMap(day -> new MeterDay(meter.eventName(), day.getKey()), Map.Entry::getValue)));
        });
    }

    private static Map<MeterDay, Long> sum(List<Optional<Map<MeterDay, Long>>> answers) {
        return answers.stream()
                .flatMap(Optional::stream)
                .flatMap(days -> days.entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }
}
