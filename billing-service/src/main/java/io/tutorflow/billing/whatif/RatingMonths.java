package io.tutorflow.billing.whatif;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.terms.TermsAt;
import io.tutorflow.billing.account.terms.TermsVersion;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.month.CapturedSum;
import io.tutorflow.billing.ledger.month.DayEnds;
import io.tutorflow.billing.ledger.month.LedgerMonth;
import io.tutorflow.billing.ledger.month.LedgerMonths;
import io.tutorflow.billing.ledger.month.MonthSpan;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import io.tutorflow.money.Reductions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Rates a month again, a page of workspaces at a time: their usage is added up by PostgreSQL, and what is alike is priced once. */
@ApplicationScoped
class RatingMonths {

    /** Holds come first: one page at a time keeps a connection and half a core busy for seconds. */
    private static final int AT_ONCE = 1;

    /** Kinds, sizes and days of usage on a page: some 30 MB while they are priced. */
    private static final int SUMS = 100_000;

    /** For those before it; a page that takes longer than usual is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private static final String QUERY_CANCELED = "57014";

    private final Workspaces workspaces;
    private final TermsAt terms;
    private final LedgerMonths ledger;
    private final BusinessClock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    RatingMonths(Workspaces workspaces, TermsAt terms, LedgerMonths ledger, BusinessClock clock) {
        this.workspaces = workspaces;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    Uni<WhatIfPage> rate(WhatIfQuestion question) {
        var now = clock.now();
        if (!MonthSpan.hasBegun(question.month(), now)) {
            throw ApiProblem.invalid("month has not begun");
        }
        var month = MonthSpan.of(question.month(), now);
        return turn().chain(() -> rate(question, month).onTermination().invoke(places::release))
                .onFailure(RatingMonths::tookTooLong)
                .transform(failure -> tooMuch());
    }

    /** Whoever gets it gives it back. */
    private Uni<Void> turn() {
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    if (places.tryAcquire()) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(new Occupied());
                    }
                })
                .onFailure(Occupied.class)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .expireIn(PATIENCE.toMillis())
                .onFailure()
                .transform(failure -> ApiProblem.notNow("Other months are being rated"))
                .emitOn(goOn -> context.runOnContext(ignored -> goOn.run()));
    }

    private Uni<WhatIfPage> rate(WhatIfQuestion question, MonthSpan month) {
        return asked(question, month).chain(found -> {
            var page = found.subList(0, Math.min(found.size(), question.limit()));
            var next = found.size() > page.size() ? page.getLast().id().value() : null;
            return rate(page, Draft.of(question), month).map(rated -> WhatIfAnswers.page(month, rated, next));
        });
    }

    /** One more than a page has, if there is one. */
    private Uni<List<Workspace>> asked(WhatIfQuestion question, MonthSpan month) {
        return question.workspaceId() == null
                ? workspaces.openedBefore(month.to(), question.after(), question.limit() + 1)
                : workspaces
                        .find(new WorkspaceId(question.workspaceId()))
                        .map(found -> found
                                .filter(workspace -> workspace.createdAt().isBefore(month.to()))
                                .stream()
                                .toList());
    }

    private Uni<List<RatedWorkspace>> rate(List<Workspace> page, Draft draft, MonthSpan month) {
        var ids = page.stream().map(workspace -> workspace.id().value()).toList();
        return terms.at(ids, month.from())
                .chain(agreed -> terms.reductionsBefore(ids, month.to())
                        .chain(reductions -> ledger.read(
                                month,
                                reading -> rate(reading, ids, new Rating(page, draft, month, agreed, reductions)))));
    }

    private static Uni<List<RatedWorkspace>> rate(LedgerMonth reading, List<UUID> ids, Rating rating) {
        return reading.captured(ids, rating.moments(), SUMS)
                .invoke(sums -> demandFew(sums.size()))
                .map(rating::months)
                .chain(months -> dayEnds(reading, months)
                        .map(ends -> months.stream()
                                .map(month -> month.settle(
                                        ends.get(month.workspace().id().value())))
                                .filter(rated -> !rated.isEmpty())
                                .toList()));
    }

    private static Uni<Map<UUID, DayEnds>> dayEnds(LedgerMonth reading, List<WorkspaceMonth> months) {
        var changed = months.stream()
                .filter(WorkspaceMonth::changesWhatIsSpent)
                .map(month -> month.workspace().id().value())
                .toList();
        return changed.isEmpty() ? Uni.createFrom().item(Map.of()) : reading.dayEnds(changed);
    }

    private static void demandFew(int sums) {
        if (sums >= SUMS) {
            throw tooMuch();
        }
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refused && QUERY_CANCELED.equals(refused.getSqlState());
    }

    private static ApiProblem tooMuch() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT, "What these workspaces have used is too much to be added up at once");
    }

    /** All places are taken. */
    private static final class Occupied extends RuntimeException {

        Occupied() {
            super("All places are taken", null, false, false);
        }
    }

    /**
     * What a page is rated by.
     *
     * @param agreed when the month began
     * @param reductions by when they began
     */
    private record Rating(
            List<Workspace> page,
            Draft draft,
            MonthSpan month,
            Map<UUID, TermsVersion> agreed,
            Map<UUID, NavigableMap<Instant, Reductions>> reductions) {

        /** At which somebody's prices may have changed. */
        List<Instant> moments() {
            var all = new TreeSet<Instant>();
            reductions.values().forEach(versions -> all.addAll(versions.keySet()));
            return List.copyOf(all);
        }

        List<WorkspaceMonth> months(List<CapturedSum> sums) {
            var moments = moments();
            var byAccount = sums.stream().collect(groupingBy(CapturedSum::account));
            return page.stream()
                    .map(workspace -> {
                        var id = workspace.id().value();
                        var would = draft.termsOf(workspace);
                        var versions = reductions.getOrDefault(id, new TreeMap<>());
                        var prices = new DraftPrices(draft.prices(), would, versions, moments);
                        var rated = byAccount.getOrDefault(id, List.of()).stream()
                                .map(prices::rate)
                                .toList();
                        return new WorkspaceMonth(
                                month.month(), workspace, agreed.getOrDefault(id, TermsVersion.NONE), would, rated);
                    })
                    .toList();
        }
    }
}
