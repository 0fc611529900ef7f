package io.tutorflow.simulation;

import io.tutorflow.budget.increase.IncreaseDesk;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Plan;
import io.tutorflow.budget.reservation.BudgetOffice;
import io.tutorflow.budget.teacher.Arrangement;
import io.tutorflow.budget.teacher.BudgetTerms;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.usage.reservation.BudgetNewsReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who pays in the world: two workspaces, a school that pays with tokens, and one that has a plan besides. */
final class School {

    static final UUID WORKSPACE = new UUID(1, 1);
    static final UUID OTHER_WORKSPACE = new UUID(1, 2);
    static final UUID API_KEY = new UUID(2, 1);
    static final UUID SCHOOL = new UUID(3, 1);
    static final UUID SCHOOL_WITH_PLAN = new UUID(3, 2);
    static final List<UUID> WORKSPACES = List.of(WORKSPACE, OTHER_WORKSPACE);
    static final List<UUID> SCHOOLS = List.of(SCHOOL, SCHOOL_WITH_PLAN);
    static final List<String> TEACHERS = List.of("ada", "emmy");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate PLAN_BEGINS = LocalDate.parse("2026-01-31");
    private static final int PLAN_COVERS = 2;
    private static final int MOST_COVERED = 4;
    private static final int DAYS_AHEAD = 20;
    /** Of a month; sometimes it is due, and sometimes so little is left of it that it waits. */
    private static final Money MINIMUM = Money.ofCents(60);

    private static final int MOST_GRANTED_TOKENS = 600;

    private final World world;
    private final BudgetOffice office;
    private final IncreaseDesk increases;
    private Organization planned;

    School(World world) {
        this.world = world;
        this.office = new BudgetOffice(world.budgets());
        this.increases = new IncreaseDesk(world.budgets(), office, world.bug());
        world.ledger().open(WORKSPACE, Money.ZERO, API_KEY);
        world.ledger().open(OTHER_WORKSPACE, Money.ofCredits(200), API_KEY);
        SCHOOLS.forEach(school -> world.ledger().open(school, Money.ZERO, null));
        world.invoices().register(WORKSPACE, Money.ZERO, world.time().now());
        world.invoices().register(OTHER_WORKSPACE, MINIMUM, world.time().now());
        world.budgets().know(SCHOOL, organization(SCHOOL, BERLIN, null));
        planned = organization(SCHOOL_WITH_PLAN, NEW_YORK, new Plan("basic", PLAN_COVERS, PLAN_BEGINS));
        world.budgets().know(SCHOOL_WITH_PLAN, planned);
        grant(WORKSPACE);
        SCHOOLS.forEach(this::grant);
        SCHOOLS.forEach(
                school -> setBudget(school, TEACHERS.getFirst(), world.time().now()));
    }

    BudgetOffice office() {
        return office;
    }

    IncreaseDesk increases() {
        return increases;
    }

    void tellPlans(BudgetNewsReader news) {
        news.organization(told(SCHOOL, BERLIN, 1, null));
        news.organization(told(SCHOOL_WITH_PLAN, NEW_YORK, planned.revision(), planned.plan()));
    }

    /** A larger or smaller one, at once or some days later, the first one again, or none any more. */
    void changePlan(Dice dice) {
        var today = world.time().now().atZone(NEW_YORK).toLocalDate();
        var wanted = new Plan("other", 1 + dice.below(MOST_COVERED), today);
        var running = planned.planAt(world.time().now()).orElse(null);
        switch (dice.below(4)) {
            case 0 -> become(null, null);
            case 1 -> become(new Plan("basic", PLAN_COVERS, PLAN_BEGINS), null);
            case 2 -> become(wanted, null);
            default -> {
                if (running != null) {
                    become(running, new Plan("next", wanted.generations(), today.plusDays(1 + dice.below(DAYS_AHEAD))));
                }
            }
        }
    }

    private void become(@Nullable Plan plan, @Nullable Plan next) {
        planned = new Organization(planned.id(), planned.revision() + 1, NEW_YORK, true, plan, next);
        world.budgets().know(SCHOOL_WITH_PLAN, planned);
        world.history().note(() -> "  the plan is " + plan + ", the next one " + next);
        world.tellPlans();
    }

    /** Some credits for somebody; the grant is asked for twice, sometimes. */
    void grant(UUID account) {
        var dice = world.dice();
        var id = dice.uuid();
        var amount = Money.ofCredits(1 + dice.below(MOST_GRANTED_TOKENS));
        world.ledger().grant(id, account, amount);
        if (dice.oneIn(4)) {
            world.ledger().grant(id, account, amount);
        }
    }

    void setSomeBudget(Dice dice) {
        setBudget(dice.of(SCHOOLS), dice.of(TEACHERS), world.time().now());
    }

    /** Also in the middle of a period, of teachers who have spent something already. */
    void setSomeDefault(Dice dice) {
        office.setDefault(
                dice.of(SCHOOLS),
                dice.oneIn(4) ? null : terms(dice),
                world.time().now());
    }

    private void setBudget(UUID school, String teacher, Instant now) {
        var dice = world.dice();
        var wanted = dice.oneIn(6)
                ? new Arrangement.Inherits()
                : dice.oneIn(8) ? new Arrangement.Exempt() : new Arrangement.Own(terms(dice));
        office.arrange(school, teacher, wanted, now);
    }

    private static BudgetTerms terms(Dice dice) {
        var limit = Money.ofCredits(20 + dice.below(MOST_GRANTED_TOKENS));
        return dice.oneIn(2) ? BudgetOffice.weekly(limit) : BudgetOffice.monthly(limit);
    }

    /** A teacher asks for more, or an org admin answers: now and then twice, and not always the same. */
    void increaseSomeBudget(Dice dice) {
        var now = world.time().now();
        var asked = increases.asked();
        if (asked.isEmpty() || dice.oneIn(3)) {
            increases.ask(dice.uuid(), Teacher.of(dice.of(SCHOOLS), dice.of(TEACHERS)), now);
            return;
        }
        var request = dice.of(asked);
        var tokens = Money.ofCredits(20 + dice.below(MOST_GRANTED_TOKENS));
        for (int times = dice.oneIn(3) ? 2 : 1; times > 0; times--) {
            switch (dice.below(5)) {
                case 0 -> increases.deny(request, now);
                case 1 -> increases.approveLimit(request, tokens, now);
                default -> increases.approveExtra(request, tokens, now);
            }
        }
    }

    private static Organization organization(UUID id, ZoneId zone, @Nullable Plan plan) {
        return new Organization(OrganizationId.of(id), 1, zone, true, plan, null);
    }

    /** As usage-service is told of it, which asks whether there is a plan and for nothing else. */
    private static OrganizationChanged told(UUID id, ZoneId zone, long revision, @Nullable Plan plan) {
        return new OrganizationChanged(
                id,
                revision,
                "A school",
                zone.getId(),
                "active",
                plan == null ? "free" : plan.code(),
                plan == null ? "Free" : "Paid",
                plan == null ? 0 : plan.generations(),
                plan == null ? null : plan.firstDay(),
                Instant.EPOCH);
    }
}
