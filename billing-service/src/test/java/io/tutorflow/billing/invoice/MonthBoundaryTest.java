package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Around the end of a month every instant belongs to one month, whatever came in which order. */
class MonthBoundaryTest {

    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final Money PRICE = Money.ofMicros(50_000);
    private static final int SECONDS = 120;
    private static final int PAGE = 7;

    /** As fine as PostgreSQL keeps times. */
    private static final Duration INSTANT = Duration.ofNanos(1_000);

    @ParameterizedTest
    @ValueSource(strings = {"2028-02", "2027-02", "2026-12", "2026-04", "2026-03", "2100-02"})
    void eachSecondAroundItIsOnOneDocument(String text) {
        var month = YearMonth.parse(text);
        var end = Period.startOf(month.plusMonths(1));
        var captures = captures(instantsAround(end));
        var account = new InvoicingAccount(ACCOUNT, 0, month, true);

        var first = close(account, captures, Set.of());
        var second = close(first.account(), captures, first.placed().keySet());

        assertEquals(month.plusMonths(2), second.account().nextMonth());
        assertEquals(captures.size(), first.placed().size() + second.placed().size());
        for (var capture : captures) {
            boolean before = capture.finalizedAt().isBefore(end);
            assertEquals(before, first.placed().containsKey(capture.id()), capture::toString);
            assertEquals(!before, second.placed().containsKey(capture.id()), capture::toString);
        }
        assertEquals(List.of(month), months(first));
        assertEquals(List.of(month.plusMonths(1)), months(second));
    }

    @Test
    void whatComesLateIsOnTheNextDocumentInALineOfItsOwnMonth() {
        var march = YearMonth.of(2026, 3);
        var end = Period.startOf(march.plusMonths(1));
        var captures = new ArrayList<>(captures(List.of(end.minusSeconds(2), end)));
        var first = close(new InvoicingAccount(ACCOUNT, 0, march, true), captures, Set.of());
        captures.add(capture(3, end.minus(INSTANT)));

        var second = close(first.account(), captures, first.placed().keySet());

        assertEquals(List.of(march.plusMonths(1), march), months(second));
    }

    @Test
    void aPriceThatChangesInMidMonthMakesALineOfEach() {
        var march = YearMonth.of(2026, 3);
        var middle = Period.startOf(march).plus(Duration.ofDays(15));
        var cheap = capture(1, middle.minus(INSTANT));
        var dear = new Capture(
                new UUID(3, 2),
                2,
                middle,
                cheap.catalogKey(),
                PRICE.plus(PRICE),
                PRICE.plus(PRICE),
                cheap.units(),
                PRICE.plus(PRICE),
                Money.ZERO,
                PRICE.plus(PRICE),
                Money.ZERO,
                BillingMode.INTERNAL_INVOICE,
                null);

        var closed = close(new InvoicingAccount(ACCOUNT, 0, march, true), List.of(cheap, dear), Set.of());

        assertEquals(
                List.of(PRICE, PRICE.plus(PRICE)),
                closed.groups().stream().map(UsageGroup::billable).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2028-02", "2027-02", "2026-12"})
    void aMonthIsDueSixHoursAfterItsEndAndNotAnInstantBefore(String text) {
        var month = YearMonth.parse(text);
        var account = new InvoicingAccount(ACCOUNT, 0, month, true);
        var due = Period.startOf(month.plusMonths(1)).plus(Duration.ofHours(6));

        assertFalse(account.isDue(due.minus(INSTANT)));
        assertTrue(account.isDue(due));
        assertFalse(account.isDueNext(due));
    }

    private record Closed(InvoicingAccount account, Map<UUID, Integer> placed, List<UsageGroup> groups) {}

    private static Closed close(InvoicingAccount account, List<Capture> captures, Set<UUID> before) {
        var collecting =
                new CollectingUsage(new Period(Instant.EPOCH, account.month().to()), account.scanFrom());
        var placed = new HashMap<UUID, Integer>();
        new UsagePages(new Captured(captures, before), PAGE)
                .collect(collecting, lines -> {
                    placed.putAll(lines);
                    return Uni.createFrom().voidItem();
                })
                .await()
                .indefinitely();
        return new Closed(account.closed(collecting.scanned()), placed, collecting.groups());
    }

    /** @param before what is on documents */
    private record Captured(List<Capture> all, Set<UUID> before) implements UsagePages.Source {

        @Override
        public Uni<List<Capture>> handedOver(@Nullable UUID last, int most) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<List<Capture>> after(long number, int most) {
            return Uni.createFrom()
                    .item(all.stream()
                            .filter(capture -> capture.number() > number)
                            .limit(most)
                            .toList());
        }

        @Override
        public Uni<Set<UUID>> taken(List<UUID> captures) {
            return Uni.createFrom()
                    .item(captures.stream().filter(before::contains).collect(toSet()));
        }
    }

    private static List<YearMonth> months(Closed closed) {
        return closed.groups().stream().map(group -> group.key().month()).toList();
    }

    private static List<Instant> instantsAround(Instant end) {
        var instants = new ArrayList<>(LongStream.rangeClosed(-SECONDS, SECONDS)
                .mapToObj(end::plusSeconds)
                .toList());
        instants.add(end.minus(INSTANT));
        instants.add(end.plus(INSTANT));
        Collections.shuffle(instants, new Random(end.getEpochSecond()));
        return instants;
    }

    /** In the order in which they were captured. */
    private static List<Capture> captures(List<Instant> instants) {
        var captures = new ArrayList<Capture>();
        instants.forEach(at -> captures.add(capture(captures.size() + 1, at)));
        return captures;
    }

    private static Capture capture(long number, Instant at) {
        return new Capture(
                new UUID(2, number),
                number,
                at,
                "lesson.default",
                PRICE,
                PRICE,
                Units.of(1),
                PRICE,
                Money.ZERO,
                PRICE,
                Money.ZERO,
                BillingMode.INTERNAL_INVOICE,
                null);
    }
}
