package io.tutorflow.billing.ledger.hold;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.ItemFaults;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.batching.Parts;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletTable;
import io.tutorflow.billing.ledger.feed.BalanceFeed;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.SqlFault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sets estimates aside, many in one transaction. An account last seen too low is read without a lock first and refused
 * from that read, so that a refusal writes nothing and waits for nobody.
 */
@ApplicationScoped
class PlacingHolds {

    /** Accounts whose last seen balance is remembered; forgetting one only costs a lock. */
    private static final int REMEMBERED_ACCOUNTS = 100_000;

    private final Pool pool;
    private final BusinessClock clock;
    private final HoldLimits limits;
    private final HoldDecider decider;
    private final Standings standings;
    private final WaitingRoom room;
    private final Refusals refusals = new Refusals();
    private final MicroBatcher<Estimate, HoldAnswer> placing;
    private final MicroBatcher<Estimate, HoldAnswer> reading;
    private final Cache<AccountId, Money> lastSeen =
            Caffeine.newBuilder().maximumSize(REMEMBERED_ACCOUNTS).build();

    PlacingHolds(
            Pool pool,
            BusinessClock clock,
            HoldLimits limits,
            HoldDecider decider,
            Standings standings,
            MeterRegistry metrics) {
        this.standings = standings;
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.decider = decider;
        var atOnce = limits.batchSize() * limits.inFlight();
        room = new WaitingRoom(limits.waiting() + atOnce);
        // Who is in the room has a place in every queue: between two of its holds no call is turned away.
        var batchLimits = new BatchLimits(limits.batchSize(), limits.inFlight(), limits.waiting() + atOnce);
        var faults = ItemFaults.<Estimate, HoldAnswer>answered(SqlFault::isOfOneRow, FailedHolds::answer);
        placing = new MicroBatcher<>("holds", batchLimits, this::placeBatch, faults, metrics);
        reading = new MicroBatcher<>("refusals", batchLimits, this::readBatch, faults, metrics);
    }

    /** The answers to one call, in its order; or it fails as overloaded before one of its holds is placed. */
    Uni<List<HoldAnswer>> placeAll(List<Estimate> call) {
        return room.enter(call.size())
                ? decide(call).onTermination().invoke(() -> room.leave(call.size()))
                : Uni.createFrom().failure(Overloaded.because("No room for a call of " + call.size() + " holds"));
    }

    private Uni<List<HoldAnswer>> decide(List<Estimate> call) {
        var parts = Parts.of(call, this::looksExhausted);
        if (parts.chosen().isEmpty()) {
            return placing.submitAll(call);
        }
        if (parts.others().isEmpty()) {
            return refuseOrPlace(call);
        }
        return Uni.combine()
                .all()
                .unis(
                        answered(parts.chosen(), refuseOrPlace(parts.chosen())),
                        answered(parts.others(), placing.submitAll(parts.others())))
                .with(parts::together);
    }

    /** If one part of a call fails, the holds of the other stay placed, and their callers must learn of them. */
    private static Uni<List<HoldAnswer>> answered(List<Estimate> part, Uni<List<HoldAnswer>> answers) {
        return answers.onFailure().recoverWithItem(failure -> FailedHolds.answers(part, failure));
    }

    private boolean looksExhausted(Estimate estimate) {
        var available = lastSeen.getIfPresent(estimate.account());
        return available != null && estimate.least().exceeds(available);
    }

    /** Who does not have to be refused any more is placed after all; so is who cannot be read, since placing decides too. */
    private Uni<List<HoldAnswer>> refuseOrPlace(List<Estimate> estimates) {
        return reading.submitAll(estimates)
                .onFailure()
                .recoverWithItem(failure -> FailedHolds.answers(estimates, failure))
                .flatMap(answers -> {
                    var open = Parts.of(answers, answer -> !FailedHolds.isFinal(answer));
                    return open.chosen().isEmpty()
                            ? Uni.createFrom().item(answers)
                            : placing.submitAll(open.sameOf(estimates))
                                    .map(placed -> open.together(placed, open.others()));
                });
    }

    /** What the answers would be, without locking or writing: only a refusal or a repeat is final. */
    private Uni<List<HoldAnswer>> readBatch(List<Estimate> requests) {
        return pool.withConnection(connection -> Uni.combine()
                        .all()
                        .unis(
                                WalletTable.read(connection, accounts(requests)),
                                standings.of(connection, accounts(requests), keys(requests)),
                                HoldTable.known(connection, holds(requests)))
                        .with(LedgerState::new))
                .invoke(this::remember)
                .map(state -> {
                    var answers = requests.stream()
                            .map(request ->
                                    decider.decide(List.of(request), state).getFirst())
                            .toList();
                    refusals.tell(pool, requests, answers, state.wallets(), clock.now());
                    return answers;
                });
    }

    private Uni<List<HoldAnswer>> placeBatch(List<Estimate> requests) {
        return pool.withTransaction(transaction -> locked(transaction, requests).flatMap(state -> {
                    remember(state);
                    var now = clock.now();
                    var answers = decider.decide(requests, state);
                    var placed = placed(requests, answers);
                    var holds = placed.stream()
                            .map(estimate -> estimate.hold(modeOf(estimate, state)))
                            .toList();
                    return LedgerWriter.place(transaction, holds, now, now.plus(limits.checkAfter()))
                            .chain(() -> BalanceFeed.signal(transaction, state.wallets(), left(placed, state), now))
                            .replaceWith(new Decided(state, answers, now));
                }))
                .map(decided -> {
                    refusals.tell(
                            pool, requests, decided.answers(), decided.state().wallets(), decided.at());
                    return decided.answers();
                });
    }

    /** A batch that has committed. */
    private record Decided(LedgerState state, List<HoldAnswer> answers, Instant at) {}

    /** Sent together; the database reads holds and standings after it has the locks. */
    private Uni<LedgerState> locked(SqlConnection transaction, List<Estimate> requests) {
        return Uni.combine()
                .all()
                .unis(
                        WalletTable.lock(transaction, accounts(requests)),
                        standings.of(transaction, accounts(requests), keys(requests)),
                        HoldTable.known(transaction, holds(requests)))
                .with(LedgerState::new);
    }

    private static BillingMode modeOf(Estimate placed, LedgerState state) {
        return state.wallet(placed.account()).orElseThrow().mode();
    }

    private void remember(LedgerState state) {
        state.wallets().forEach((account, wallet) -> lastSeen.put(account, wallet.available()));
    }

    private static List<Estimate> placed(List<Estimate> requests, List<HoldAnswer> answers) {
        var placed = new ArrayList<Estimate>();
        for (int i = 0; i < requests.size(); i++) {
            if (answers.get(i) instanceof HoldAnswer.Placed given) {
                placed.add(requests.get(i).placedWith(given.amount()));
            }
        }
        return placed;
    }

    /** The wallets as estimates leave them; a capped hold takes what is there, and says nothing of what is needed. */
    private static Collection<Wallet> left(List<Estimate> placed, LedgerState state) {
        var wallets = new HashMap<>(state.wallets());
        placed.forEach(
                hold -> wallets.computeIfPresent(hold.account(), (account, wallet) -> wallet.holding(hold.amount())));
        wallets.keySet()
                .retainAll(placed.stream()
                        .filter(hold -> !hold.capped())
                        .map(Estimate::account)
                        .collect(Collectors.toSet()));
        return wallets.values();
    }

    private static Collection<AccountId> accounts(List<Estimate> requests) {
        return requests.stream().map(Estimate::account).collect(Collectors.toSet());
    }

    private static Collection<UUID> keys(List<Estimate> requests) {
        return requests.stream().map(Estimate::keyId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Collection<HoldId> holds(List<Estimate> requests) {
        return requests.stream().map(Estimate::id).toList();
    }
}
