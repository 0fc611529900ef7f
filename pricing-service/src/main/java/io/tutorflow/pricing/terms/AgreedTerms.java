package io.tutorflow.pricing.terms;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.tutorflow.pricing.notice.Notice;
import io.tutorflow.pricing.terms.TermsDecision.Agreed;
import io.tutorflow.pricing.terms.TermsDecision.Refused;
import io.tutorflow.pricing.terms.TermsDecision.Unchanged;
import io.tutorflow.pricing.terms.TermsRefusal.Change;
import io.tutorflow.pricing.terms.TermsRefusal.InMidMonth;
import io.tutorflow.pricing.terms.TermsRefusal.Misdated;
import io.tutorflow.pricing.terms.TermsRefusal.NotForMetered;
import io.tutorflow.pricing.terms.TermsRefusal.TooManyVersions;
import io.tutorflow.pricing.terms.TermsRefusal.UnsettlesLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions that were ever agreed with one workspace. */
record AgreedTerms(List<TermsVersion> versions) {

    /**
     * Usage measured elsewhere is priced by the terms in force at its time, 35 days back; a month is closed after its end,
     * and may have to wait for a person.
     */
    static final Duration TOLD_AFTER_SUPERSEDED = Duration.ofDays(100);

    /** A told version is 12 KB of JSON at most; together they stay below the 1 MB that Kafka takes in a message. */
    static final int TOLD_LIMIT = 50;

    AgreedTerms {
        versions = versions.stream().sorted(comparingInt(TermsVersion::number)).toList();
    }

    /** @param effectiveFrom none: as soon as these terms may count */
    TermsDecision agree(Proposal proposal, @Nullable Instant effectiveFrom, Instant now) {
        var same = alreadyAgreed(proposal.terms(), effectiveFrom);
        if (same.isPresent()) {
            return new Unchanged(same.get());
        }
        if (proposal.metered() && !proposal.terms().areOfTheCatalogue()) {
            return new Refused(new NotForMetered());
        }
        var date = effectiveFrom == null ? earliest(proposal, now) : effectiveFrom;
        var wrongDate = Notice.check(date, now);
        if (wrongDate != null) {
            return new Refused(new Misdated(wrongDate));
        }
        var version = new TermsVersion(versions.size() + 1, date, proposal.terms(), now, proposal.operator());
        var unsettled = refusalOf(version, proposal.metered());
        if (unsettled != null) {
            return new Refused(unsettled);
        }
        return with(version).toldAt(now).size() > TOLD_LIMIT
                ? new Refused(new TooManyVersions(TOLD_LIMIT))
                : new Agreed(version);
    }

    /** Those that count from their dates on, earliest first: of one date the last that was agreed. */
    List<TermsVersion> counting() {
        return versions.stream()
                .filter(version -> versions.stream().noneMatch(other -> replaces(other, version)))
                .sorted(comparing(TermsVersion::effectiveFrom))
                .toList();
    }

    Optional<TermsVersion> inForceAt(Instant time) {
        return counting().reversed().stream()
                .filter(version -> !version.effectiveFrom().isAfter(time))
                .findFirst();
    }

    /** In force, to come, or superseded so lately that something may still go by them. */
    List<TermsVersion> toldAt(Instant now) {
        var since = inForceAt(now.minus(TOLD_AFTER_SUPERSEDED))
                .map(TermsVersion::effectiveFrom)
                .orElse(Instant.MIN);
        return counting().stream()
                .filter(version -> !version.effectiveFrom().isBefore(since))
                .toList();
    }

    private Optional<TermsVersion> alreadyAgreed(Terms terms, @Nullable Instant effectiveFrom) {
        var counting = counting();
        var there = effectiveFrom == null
                ? counting.isEmpty() ? Optional.<TermsVersion>empty() : Optional.of(counting.getLast())
                : counting.stream()
                        .filter(version -> version.effectiveFrom().equals(effectiveFrom))
                        .findFirst();
        return there.filter(version -> version.terms().equals(terms));
    }

    private Instant earliest(Proposal proposal, Instant now) {
        var soonest = Notice.earliest(now);
        var before = inForceAt(soonest).map(TermsVersion::terms).orElse(Terms.NONE);
        return change(before, proposal.terms(), proposal.metered()) == null ? soonest : Months.firstFrom(soonest);
    }

    private @Nullable TermsRefusal refusalOf(TermsVersion version, boolean metered) {
        var before = Terms.NONE;
        for (var next : with(version).counting()) {
            var change = change(before, next.terms(), metered);
            if (change != null && !Months.isFirstMoment(next.effectiveFrom())) {
                if (next.equals(version)) {
                    return new InMidMonth(change, next.effectiveFrom(), Months.firstFrom(next.effectiveFrom()));
                }
                if (next.effectiveFrom().isAfter(version.effectiveFrom())) {
                    return new UnsettlesLater(change, next);
                }
            }
            before = next.terms();
        }
        return null;
    }

    /** What changes between the two that changes on the 1st only. */
    private static @Nullable Change change(Terms before, Terms after, boolean metered) {
        if (!before.hasMonthOf(after)) {
            return Change.INCLUDED_OR_COMMIT;
        }
        return metered && !before.reductions().equals(after.reductions()) ? Change.PRICES_OF_METERED_WORKSPACES : null;
    }

    private AgreedTerms with(TermsVersion version) {
        var all = new ArrayList<>(versions);
        all.add(version);
        return new AgreedTerms(all);
    }

    private static boolean replaces(TermsVersion other, TermsVersion version) {
        return other.effectiveFrom().equals(version.effectiveFrom()) && other.number() > version.number();
    }

    /**
     * Terms that an operator wants.
     *
     * @param metered whether the workspace is billed by Stripe's meters
     */
    record Proposal(Terms terms, boolean metered, String operator) {}
}
