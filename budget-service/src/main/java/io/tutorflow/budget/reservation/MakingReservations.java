package io.tutorflow.budget.reservation;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.ItemFaults;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.reservation.Decision.Known;
import io.tutorflow.budget.reservation.Decision.Reserved;
import io.tutorflow.budget.teacher.BudgetBooks;
import io.tutorflow.budget.teacher.Spends;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.persistence.SqlFault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Decides whether work may begin and reserves what it may use, many in one transaction. */
@ApplicationScoped
class MakingReservations {

    private static final Logger LOG = Logger.getLogger(MakingReservations.class);

    private final Pool pool;
    private final BusinessClock clock;
    private final ReservationLimits limits;
    private final MicroBatcher<Wish, Decision> batcher;

    MakingReservations(Pool pool, BusinessClock clock, ReservationLimits limits, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        var batchLimits = new BatchLimits(limits.batchSize(), limits.inFlight(), limits.waiting());
        batcher = new MicroBatcher<>(
                "reservations",
                batchLimits,
                this::reserveBatch,
                ItemFaults.answered(SqlFault::isOfOneRow, MakingReservations::failed),
                metrics);
    }

    /** The answers to the wishes of one call, in order. */
    Uni<List<Decision>> reserveAll(List<Wish> wishes) {
        return wishes.isEmpty() ? Uni.createFrom().item(List.of()) : batcher.submitAll(wishes);
    }

    private static Decision failed(Wish wish, Throwable failure) {
        LOG.errorf(failure, "Reservation %s failed", wish.id().value());
        return new Decision.Failed();
    }

    private Uni<List<Decision>> reserveBatch(List<Wish> asked) {
        var wishes = Wish.byTheNewest(asked);
        return pool.withTransaction(transaction -> {
            var now = clock.now();
            return locked(transaction, wishes, now).flatMap(books -> {
                var decisions = ReservationPolicy.decide(wishes, books, now);
                var holders = holders(wishes, decisions);
                var made = made(wishes, decisions, holders);
                return write(transaction, made, holders, now).replaceWith(decisions);
            });
        });
    }

    /**
     * All are sent at once, and executed in this order: months first, each begun before it is locked, then
     * budgets, then what is open of the reservations; these are read with all locks held.
     */
    private static Uni<Books> locked(SqlConnection transaction, List<Wish> wishes, Instant now) {
        var months = months(wishes, now);
        return Uni.combine()
                .all()
                .unis(
                        AllowanceTable.begin(transaction, months),
                        AllowanceTable.lockWithOverlapping(transaction, months),
                        BudgetBooks.lock(transaction, teachers(wishes), now),
                        ReservationTable.lockOpen(
                                transaction,
                                wishes.stream().map(wish -> wish.id().value()).toArray(UUID[]::new)),
                        ReservationTable.known(
                                transaction, wishes.stream().map(Wish::id).toList()))
                .with((begun, used, budgets, open, known) -> new Books(used, budgets, known));
    }

    /** All sent at once, and executed in this order. */
    private Uni<Void> write(
            SqlConnection transaction, List<NewReservation> made, Map<ReservationId, Integer> holders, Instant now) {
        var uses = made.stream().flatMap(NewReservation::uses).toList();
        return Uni.combine()
                .all()
                .unis(
                        ReservationTable.reserve(transaction, made, now, now.plus(limits.checkAfter())),
                        Spends.reserve(transaction, uses),
                        ReservationTable.holdOn(transaction, holders))
                .discardItems();
    }

    static Map<AllowanceKey, AllowanceTable.Beginning> months(List<Wish> wishes, Instant now) {
        var found = new HashMap<AllowanceKey, AllowanceTable.Beginning>();
        for (var wish : wishes) {
            var organization = wish.spender().organization();
            organization
                    .planAt(now)
                    .ifPresent(plan -> organization
                            .planMonth(now)
                            .ifPresent(month -> found.put(
                                    new AllowanceKey(organization.id(), month.start()),
                                    new AllowanceTable.Beginning(month.end(), plan.generations()))));
        }
        return found;
    }

    static Map<Teacher, ZoneId> teachers(List<Wish> wishes) {
        var zones = new HashMap<Teacher, ZoneId>();
        for (var wish : wishes) {
            var teacher = wish.spender().budgeted();
            if (teacher != null) {
                zones.put(teacher, wish.spender().organization().zone());
            }
        }
        return zones;
    }

    /** How many requests of this batch rely on each open reservation made before it. */
    static Map<ReservationId, Integer> holders(List<Wish> wishes, List<Decision> decisions) {
        var holders = new HashMap<ReservationId, Integer>();
        for (int i = 0; i < wishes.size(); i++) {
            if (decisions.get(i) instanceof Known known && known.state() == ReservationState.OPEN) {
                holders.merge(wishes.get(i).id(), 1, Integer::sum);
            }
        }
        return holders;
    }

    /** Adds up the requests that rely on each reservation made in this batch. */
    static List<NewReservation> made(List<Wish> wishes, List<Decision> decisions, Map<ReservationId, Integer> holders) {
        var made = new ArrayList<NewReservation>();
        for (int i = 0; i < wishes.size(); i++) {
            if (decisions.get(i) instanceof Reserved reserved) {
                var others = holders.remove(wishes.get(i).id());
                made.add(new NewReservation(wishes.get(i), reserved, 1 + (others == null ? 0 : others)));
            }
        }
        return made;
    }
}
