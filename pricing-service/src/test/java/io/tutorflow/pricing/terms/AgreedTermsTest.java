package io.tutorflow.pricing.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.tutorflow.pricing.notice.Notice;
import io.tutorflow.pricing.notice.WrongDate;
import io.tutorflow.pricing.terms.AgreedTerms.Proposal;
import io.tutorflow.pricing.terms.TermsDecision.Agreed;
import io.tutorflow.pricing.terms.TermsDecision.Refused;
import io.tutorflow.pricing.terms.TermsDecision.Unchanged;
import io.tutorflow.pricing.terms.TermsRefusal.Change;
import io.tutorflow.pricing.terms.TermsRefusal.Misdated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreedTermsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-01T00:00:00Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final List<TermsVersion> agreed = new ArrayList<>();

    @Test
    void whatCountsFromTheFirstCountsFromItsFirstMicrosecond() {
        agree(discount(12), NOW.plusSeconds(60));
        agree(discount(20), JULY);

        assertThat(inForceAt(NOW)).isZero();
        assertThat(inForceAt(NOW.plusSeconds(60).minus(MICRO))).isZero();
        assertThat(inForceAt(NOW.plusSeconds(60))).isEqualTo(1);
        assertThat(inForceAt(JULY.minus(MICRO))).isEqualTo(1);
        assertThat(inForceAt(JULY)).isEqualTo(2);
    }

    @Test
    void aNoticeIsSixtySecondsToTheMicrosecond() {
        assertThat(refusal(discount(12), NOW.plusSeconds(60).minus(MICRO)))
                .isEqualTo(
                        new Misdated(new WrongDate.TooEarly(NOW.plusSeconds(60).minus(MICRO), NOW.plusSeconds(60))));
        assertThat(refusal(discount(12), NOW.minus(MICRO)))
                .isEqualTo(new Misdated(new WrongDate.Past(NOW.minus(MICRO), NOW)));
        var latest = NOW.plus(Notice.LONGEST);
        assertThat(refusal(discount(12), latest.plus(MICRO)))
                .isEqualTo(new Misdated(new WrongDate.TooFarAhead(latest.plus(MICRO), latest)));
        assertThat(decide(discount(12), latest, false)).isInstanceOf(Agreed.class);
    }

    @Test
    void whatIsIncludedAndTheCommitChangeOnTheFirstOnly() {
        var asked = NOW.plusSeconds(3_600);

        assertThat(refusal(month(50, 500), asked))
                .isEqualTo(new TermsRefusal.InMidMonth(Change.INCLUDED_OR_COMMIT, asked, JULY));
        assertThat(refusal(month(0, 500), JULY.plus(MICRO)))
                .isEqualTo(new TermsRefusal.InMidMonth(Change.INCLUDED_OR_COMMIT, JULY.plus(MICRO), AUGUST));
        assertThat(decide(month(50, 500), JULY, false)).isInstanceOf(Agreed.class);
    }

    @Test
    void aDiscountChangesInMidMonthAndLeavesTheMonthAsItIs() {
        agree(month(50, 500), JULY);

        var later = JULY.plusSeconds(86_400);
        assertThat(decide(with(month(50, 500), 12), later, false)).isInstanceOf(Agreed.class);
        assertThat(refusal(discount(12), later)).isInstanceOf(TermsRefusal.InMidMonth.class);
    }

    @Test
    void pricesOfMeteredWorkspacesChangeOnTheFirstOnly() {
        var asked = NOW.plusSeconds(3_600);
        agree(discount(12), NOW.plusSeconds(60));

        assertThat(decide(month(0, 0), asked, true))
                .isEqualTo(new Refused(new TermsRefusal.InMidMonth(Change.PRICES_OF_METERED_WORKSPACES, asked, JULY)));
        assertThat(decide(month(0, 0), JULY, true)).isInstanceOf(Agreed.class);
        assertThat(decide(month(0, 0), asked, false)).isInstanceOf(Agreed.class);
    }

    @Test
    void aMeteredWorkspacePaysThePricesOfTheCatalogue() {
        assertThat(decide(discount(12), JULY, true)).isEqualTo(new Refused(new TermsRefusal.NotForMetered()));
        assertThat(decide(month(0, 500), JULY, true)).isEqualTo(new Refused(new TermsRefusal.NotForMetered()));
        assertThat(decide(month(50, 0), JULY, true)).isInstanceOf(Agreed.class);
    }

    @Test
    void withoutADateTheyCountAsSoonAsTheyMay() {
        assertThat(agree(discount(12), null).effectiveFrom()).isEqualTo(NOW.plusSeconds(60));
        assertThat(agree(month(50, 0), null).effectiveFrom()).isEqualTo(JULY);
    }

    @Test
    void theSameTermsAgainChangeNothing() {
        var first = agree(discount(12), null);
        var second = agree(month(50, 500), JULY);

        assertThat(decide(month(50, 500), null, false)).isEqualTo(new Unchanged(second));
        assertThat(decide(month(50, 500), JULY, false)).isEqualTo(new Unchanged(second));
        assertThat(decide(discount(12), first.effectiveFrom(), false)).isEqualTo(new Unchanged(first));
        // Even when that date has passed.
        assertThat(new AgreedTerms(agreed)
                        .agree(new Proposal(discount(12), false, "ada"), first.effectiveFrom(), AUGUST))
                .isEqualTo(new Unchanged(first));
    }

    @Test
    void aVersionOfTheSameDateReplacesTheOneBefore() {
        agree(month(50, 5_000), JULY);

        agree(month(50, 500), JULY);

        assertThat(new AgreedTerms(agreed).counting())
                .extracting(TermsVersion::number)
                .containsExactly(2);
        assertThat(new AgreedTerms(agreed).versions()).hasSize(2);
        assertThat(inForceAt(AUGUST)).isEqualTo(2);
    }

    @Test
    void aVersionToComeMustStillFit() {
        agree(month(50, 500), JULY);
        agree(with(month(50, 500), 12), JULY.plusSeconds(86_400));

        assertThat(decide(month(0, 0), JULY, false))
                .isEqualTo(new Refused(new TermsRefusal.UnsettlesLater(Change.INCLUDED_OR_COMMIT, agreed.getLast())));
    }

    @Test
    void tellsWhatIsInForceToComeOrSupersededLately() {
        agree(discount(1), NOW.plusSeconds(60));
        agree(discount(2), JULY);
        agree(discount(3), AUGUST);
        var all = new AgreedTerms(agreed);
        var supersededFor = AgreedTerms.TOLD_AFTER_SUPERSEDED;

        assertThat(numbers(all.toldAt(NOW))).containsExactly(1, 2, 3);
        assertThat(numbers(all.toldAt(JULY.plus(supersededFor).minus(MICRO)))).containsExactly(1, 2, 3);
        assertThat(numbers(all.toldAt(JULY.plus(supersededFor)))).containsExactly(2, 3);
        assertThat(numbers(all.toldAt(AUGUST.plus(supersededFor).plus(supersededFor))))
                .containsExactly(3);
    }

    @Test
    void refusesMoreThanOneEventCanCarry() {
        for (int day = 0; day < AgreedTerms.TOLD_LIMIT; day++) {
            agree(discount(1 + day), JULY.plus(Duration.ofDays(day)));
        }

        assertThat(refusal(discount(99), JULY.plus(Duration.ofDays(90))))
                .isEqualTo(new TermsRefusal.TooManyVersions(AgreedTerms.TOLD_LIMIT));
    }

    @Test
    void aMonthBeginsInUtc() {
        assertThat(Months.firstFrom(Instant.parse("2026-12-01T00:00:00.000001Z")))
                .isEqualTo("2027-01-01T00:00:00Z");
        assertThat(Months.firstFrom(Instant.parse("2028-02-29T23:59:59Z"))).isEqualTo("2028-03-01T00:00:00Z");
        assertThat(Months.firstFrom(JULY)).isEqualTo(JULY);
        assertThat(Months.isFirstMoment(JULY)).isTrue();
        assertThat(Months.isFirstMoment(JULY.plusSeconds(1))).isFalse();
    }

    private TermsVersion agree(Terms terms, @Nullable Instant date) {
        var version = ((Agreed) decide(terms, date, false)).version();
        agreed.add(version);
        return version;
    }

    private TermsDecision decide(Terms terms, @Nullable Instant date, boolean metered) {
        return new AgreedTerms(agreed).agree(new Proposal(terms, metered, "ada"), date, NOW);
    }

    private TermsRefusal refusal(Terms terms, Instant date) {
        return ((Refused) decide(terms, date, false)).reason();
    }

    private int inForceAt(Instant time) {
        return new AgreedTerms(agreed).inForceAt(time).map(TermsVersion::number).orElse(0);
    }

    private static List<Integer> numbers(List<TermsVersion> versions) {
        return versions.stream().map(TermsVersion::number).toList();
    }

    private static Terms discount(int percent) {
        return with(Terms.NONE, percent);
    }

    private static Terms with(Terms terms, int percent) {
        var reductions = new Reductions(new Percent(percent * 10_000 % 950_000), Map.of(), Map.of());
        return new Terms(terms.planCode(), reductions, terms.included(), terms.commit(), terms.taxRate(), null, null);
    }

    private static Terms month(long includedUsd, long commitUsd) {
        return new Terms(
                "free",
                Reductions.NONE,
                Money.ofMicros(includedUsd * 1_000_000),
                Money.ofMicros(commitUsd * 1_000_000),
                Percent.ZERO,
                null,
                null);
    }
}
