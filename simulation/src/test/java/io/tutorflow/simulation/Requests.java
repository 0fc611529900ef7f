package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Lost;
import io.tutorflow.usage.activity.SchoolWork;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.charge.KeyScope;
import io.tutorflow.usage.charge.RecordIds;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.BodyHash;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.record.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The callers: they ask under few idempotency keys, so that they ask again and again for the same, or for something else
 * under the same key, at both replicas and at the same time.
 */
final class Requests {

    private static final int KEYS = 4;
    private static final int MOST_UNITS = 8;
    private static final int MOST_SECONDS = 600;
    private static final List<Category> CATEGORIES = List.of(Category.COURSE, Category.TEST, Category.VIDEO_RENDER);

    private final World world;
    private final List<RecordId> accepted = new ArrayList<>();
    private final List<UsageRecord> shown = new ArrayList<>();
    private final List<Throwable> unexpected = new ArrayList<>();

    Requests(World world) {
        this.world = world;
    }

    /** Records of which a caller was told that they are accepted. */
    List<RecordId> accepted() {
        return accepted;
    }

    /** Records as callers were shown them last, since this was last asked. */
    List<UsageRecord> shown() {
        var since = List.copyOf(shown);
        shown.clear();
        return since;
    }

    List<Throwable> unexpected() {
        return unexpected;
    }

    void askForWorkspace(Dice dice) {
        var workspace = dice.of(School.WORKSPACES);
        var category = dice.of(CATEGORIES);
        int units = 1 + dice.below(category == Category.VIDEO_RENDER ? MOST_SECONDS : MOST_UNITS);
        var key = dice.oneIn(3) ? null : "k" + dice.below(KEYS);
        // Mostly the same body under the same key.
        if (key != null && !dice.oneIn(8)) {
            units = 1 + key.hashCode() % MOST_UNITS;
        }
        var work = new Work(category, units, "", "{}", null);
        var now = world.time().now();
        var quote = Prices.QUOTES.quote(workspace, category, work.quoted(), now);
        var ids = ids(workspace, category.text(), key);
        var payer = new Payer(workspace, School.API_KEY.toString());
        var charge = new Charge(payer, School.API_KEY, submission(work, key), quote, now, ids);
        note(workspace, category, units, key);
        follow(world.someReplica().desk().chargeWorkspace(charge));
    }

    void askForSchool(Dice dice) {
        var caller = caller(dice);
        var asked = dice.of(List.of(SchoolWork.values()));
        var key = dice.oneIn(3) ? null : "s" + dice.below(KEYS);
        var work = new Work(asked.category(), 1, "", "{\"activity\":\"" + asked + "\"}", null);
        var ids = ids(caller.organizationId(), caller.subject(), key);
        var payer = new Payer(caller.organizationId(), caller.wallet(), caller.subject(), BillingSource.TOKENS);
        var charge = new Charge(
                payer, null, submission(work, key), asked.quote(), world.time().now(), ids);
        var replica = world.someReplica();
        var paying = asked.paidBy(
                caller, replica.reservations(), replica.holds(), replica.news().budgets());
        note(caller.organizationId(), asked.category(), 1, key);
        follow(replica.desk().chargeSchool(charge, paying));
    }

    private void note(UUID account, Category category, int units, @Nullable String key) {
        world.history()
                .note(() -> "  a caller of " + account + " asks for " + units + " of " + category + " under " + key);
    }

    private RecordIds ids(UUID scope, String endpoint, @Nullable String key) {
        return new KeyScope(scope, endpoint, key).ids(world.time().now(), world.dice());
    }

    private static SchoolCaller caller(Dice dice) {
        var school = dice.of(School.SCHOOLS);
        return switch (dice.below(6)) {
            case 0 -> new SchoolCaller(school, "root", SchoolCaller.ORG_ADMIN);
            case 1 -> new SchoolCaller(school, "kid", SchoolCaller.STUDENT);
            default -> new SchoolCaller(school, dice.of(School.TEACHERS), SchoolCaller.TEACHER);
        };
    }

    private static Submission submission(Work work, @Nullable String key) {
        var hash = BodyHash.of(work.category().text(), Integer.toString(work.requestedUnits()));
        return new Submission(work, hash, Mode.SYNC, null, key);
    }

    private void follow(Uni<ChargeResult> asked) {
        asked.subscribe().with(this::answered, this::failed);
    }

    private void answered(ChargeResult result) {
        world.history().note(() -> "  a caller is answered: " + shortly(result));
        switch (result) {
            case ChargeResult.Begun begun -> {
                accepted.add(begun.recorded().id());
                begun.result().subscribe().with(shown::add, this::failed);
            }
            case ChargeResult.Replayed replayed -> accepted.add(replayed.usage().id());
            case ChargeResult.Declined declined -> {}
        }
    }

    private static String shortly(ChargeResult result) {
        return switch (result) {
            case ChargeResult.Begun begun -> "begun, " + begun.recorded().id();
            case ChargeResult.Replayed replayed ->
                "repeated, " + replayed.usage().id();
            case ChargeResult.Declined declined -> declined.toString();
        };
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof Lost || failure instanceof ApiProblem)) {
            unexpected.add(failure);
        }
    }
}
