package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.reservation.BudgetRows.Allowance;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.teacher.Budget;
import io.tutorflow.budget.teacher.BudgetDesk;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.budget.teacher.SpentPeriod;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherBook;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Outbox;
import io.tutorflow.simulation.machine.PlantedBug;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The books of budget-service: the production policies decide ({@link ReservationPolicy}, {@link SettlementPolicy}, and
 * what {@code BudgetDesk} leads to), on state read as under the locks of months and budgets and written in the same
 * transaction, as {@code Reserving}, {@code Undoing} and {@code Settling} do.
 */
public final class BudgetDatabase {

    private static final int REPLICAS_TO_ONE_BEHIND = 4;
    private static final Duration CHECK_AFTER = Duration.ofMinutes(2);

    private final BudgetRows rows;
    private final ReserveStatements reserving;
    private final SettleStatements settling;
    private final Dice dice;
    private final PlantedBug bug;
    private final Map<UUID, Organization> organizations = new HashMap<>();
    private final Map<UUID, Organization> before = new HashMap<>();
    private final List<String> alarms = new ArrayList<>();

    public BudgetDatabase(Dice dice, PlantedBug bug) {
        this.dice = dice;
        this.bug = bug;
        rows = new BudgetRows(dice, bug);
        reserving = new ReserveStatements(rows);
        settling = new SettleStatements(rows, bug);
    }

    BudgetRows rows() {
        return rows;
    }

    Map<UUID, Organization> organizations() {
        return organizations;
    }

    public Database database() {
        return rows.database;
    }

    public Outbox outbox() {
        return rows.outbox;
    }

    public List<String> alarms() {
        return alarms;
    }

    /** Some replica, and after a while each of them. */
    public void know(UUID id, Organization organization) {
        var known = organizations.put(id, organization);
        if (known != null) {
            before.put(id, known);
        }
    }

    public List<ReservationAnswer> reserve(List<ReservationRequest> requests, Instant now) {
        var wishes = Wish.byTheNewest(requests.stream().map(this::wish).toList());
        var decisions = rows.database.transaction(() -> reserveIn(wishes, now));
        var told = new ArrayList<ReservationAnswer>();
        for (int i = 0; i < wishes.size(); i++) {
            told.add(decisions.get(i).answerTo(wishes.get(i).id()));
        }
        return told;
    }

    public void release(List<UUID> ids) {
        rows.database.transaction(() -> reserving.undo(ids));
    }

    public void settleEvents(List<IncomingEvent> events, Instant now) {
        settle(
                events.stream()
                        .map(SettlementEvents::read)
                        .flatMap(Optional::stream)
                        .toList(),
                now);
    }

    private Wish wish(ReservationRequest request) {
        return Wish.of(request, asOneReplicaKnows(request.organizationId()));
    }

    private Organization asOneReplicaKnows(UUID id) {
        var newest = Objects.requireNonNull(organizations.get(id));
        return dice.oneIn(REPLICAS_TO_ONE_BEHIND) ? before.getOrDefault(id, newest) : newest;
    }

    private List<Decision> reserveIn(List<Wish> wishes, Instant now) {
        var answers = ReservationPolicy.decide(wishes, books(wishes, now), now);
        var holders = MakingReservations.holders(wishes, answers);
        var made = MakingReservations.made(wishes, answers, holders);
        made.forEach(reservation -> reserving.reserve(reservation, now, now.plus(CHECK_AFTER)));
        reserving.holdOn(holders);
        return answers;
    }

    private Books books(List<Wish> wishes, Instant now) {
        var used = new HashMap<Books.AllowanceKey, Integer>();
        MakingReservations.months(wishes, now).forEach((month, beginning) -> {
            if (!rows.allowances.has(month)) {
                rows.allowances.insert(month, new Allowance(beginning.end(), beginning.generations(), 0));
            }
            used.put(
                    month,
                    bug == PlantedBug.SECOND_ALLOWANCE
                            ? rows.allowances.there(month).used()
                            : rows.usedOfOverlapping(month, beginning.end()));
        });
        var budgets = new HashMap<Teacher, TeacherBook>();
        MakingReservations.teachers(wishes).forEach((teacher, zone) -> {
            var budget = rows.begun(teacher);
            budgets.put(teacher, BudgetDesk.book(budget, rows.spendAt(budget.id(), now), zone, now));
        });
        return new Books(
                used, budgets, reserving.known(wishes.stream().map(Wish::id).toList()));
    }

    void settle(List<Settlement> settlements, Instant now) {
        rows.database.transaction(() -> {
            var ids = settlements.stream().map(Settlement::id).distinct().toList();
            var outcome = SettlementPolicy.decide(settlements, settling.places(ids), settling.ended(ids));
            alarms.addAll(outcome.alarms());
            tell(settling.write(outcome.entries(), now), now);
        });
    }

    /** {@code TellingExceeded.tell}. */
    private void tell(List<SpentPeriod> changed, Instant now) {
        var budgets = new HashMap<BudgetId, Budget>();
        rows.budgets.rows().forEach(budget -> budgets.put(budget.id(), budget));
        for (var period : BudgetDesk.usedUp(changed, budgets, now)) {
            var span = period.spend().span();
            var key = new SpendKey(period.budget(), period.spend().period(), span.start());
            var revision = Objects.requireNonNull(budgets.get(period.budget())).revision();
            rows.spends.put(key, rows.spends.there(key).marked(revision, span.end()));
            rows.outbox.append(List.of(BudgetDesk.usedUpEvent(period, budgets, now)));
        }
    }
}
