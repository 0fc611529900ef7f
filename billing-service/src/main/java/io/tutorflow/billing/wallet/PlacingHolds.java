package io.tutorflow.billing.wallet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
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
    private final MicroBatcher<HoldRequest, HoldAnswer> placing;
    private final MicroBatcher<HoldRequest, HoldAnswer> reading;
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
        placing = new MicroBatcher<>("holds", batchLimits, this::placeBatch, SqlFault::isOfOneRow, metrics);
        reading = new MicroBatcher<>("refusals", batchLimits, this::readBatch, SqlFault::isOfOneRow, metrics);
    }

    /** The holds of one call, or fails as overloaded before one of them is placed. */
    List<Uni<HoldAnswer>> placeAll(List<HoldRequest> call) {
        if (!room.enter(call.size())) {
            throw Overloaded.because("No room for a call of " + call.size() + " holds");
        }
        return call.stream()
                .map(request -> place(request).onTermination().invoke(room::leave))
                .toList();
    }

    Uni<HoldAnswer> place(HoldRequest request) {
        return looksExhausted(request) ? refuseOrPlace(request) : placing.submit(request);
    }

    private boolean looksExhausted(HoldRequest request) {
        var available = lastSeen.getIfPresent(request.account());
        return available != null && request.least().exceeds(available);
    }

    private Uni<HoldAnswer> refuseOrPlace(HoldRequest request) {
        return reading.submit(request)
                .flatMap(answer -> answer instanceof HoldAnswer.Placed
                        ? placing.submit(request)
                        : Uni.createFrom().item(answer));
    }

    /** What the answers would be, without locking or writing: only a refusal or a repeat is final. */
    private Uni<List<HoldAnswer>> readBatch(List<HoldRequest> requests) {
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

    private Uni<List<HoldAnswer>> placeBatch(List<HoldRequest> requests) {
        return pool.withTransaction(transaction -> locked(transaction, requests).flatMap(state -> {
                    remember(state);
                    var now = clock.now();
                    var answers = decider.decide(requests, state);
                    var placed = placed(requests, answers);
                    return LedgerWriter.place(transaction, placed, now, now.plus(limits.checkAfter()))
                            .chain(() -> BalanceFeed.signal(
                                    transaction, Fall.of(state.wallets(), left(placed, state), true), now))
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
    private Uni<LedgerState> locked(SqlConnection transaction, List<HoldRequest> requests) {
        return Uni.combine()
                .all()
                .unis(
                        WalletTable.lock(transaction, accounts(requests)),
                        standings.of(transaction, accounts(requests), keys(requests)),
                        HoldTable.known(transaction, holds(requests)))
                .with(LedgerState::new);
    }

    private void remember(LedgerState state) {
        state.wallets().forEach((account, wallet) -> lastSeen.put(account, wallet.available()));
    }

    private static List<HoldRequest> placed(List<HoldRequest> requests, List<HoldAnswer> answers) {
        var placed = new ArrayList<HoldRequest>();
        for (int i = 0; i < requests.size(); i++) {
            if (answers.get(i) instanceof HoldAnswer.Placed given) {
                placed.add(requests.get(i).placedWith(given.amount()));
            }
        }
        return placed;
    }

    /** The wallets as estimates leave them; a capped hold takes what is there, and says nothing of what is needed. */
    private static Collection<Wallet> left(List<HoldRequest> placed, LedgerState state) {
        var wallets = new HashMap<>(state.wallets());
        placed.forEach(
                hold -> wallets.computeIfPresent(hold.account(), (account, wallet) -> wallet.holding(hold.amount())));
        wallets.keySet()
                .retainAll(placed.stream()
                        .filter(hold -> !hold.capped())
                        .map(HoldRequest::account)
                        .collect(Collectors.toSet()));
        return wallets.values();
    }

    private static Collection<AccountId> accounts(List<HoldRequest> requests) {
        return requests.stream().map(HoldRequest::account).collect(Collectors.toSet());
    }

    private static Collection<UUID> keys(List<HoldRequest> requests) {
        return requests.stream()
                .map(HoldRequest::keyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Collection<HoldId> holds(List<HoldRequest> requests) {
        return requests.stream().map(HoldRequest::id).toList();
    }
}
