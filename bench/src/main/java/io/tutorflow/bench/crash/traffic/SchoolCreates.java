package io.tutorflow.bench.crash.traffic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Activities of teachers with budgets, and of students with a plan. */
final class SchoolCreates {

    private static final String ACTIVITIES = "/v1/school/activities";
    private static final Set<String> SPENT = Set.of("budget_exceeded", "plan_limit_reached");

    private final Asking asking;
    private final Tenants tenants;

    SchoolCreates(Asking asking, Tenants tenants) {
        this.asking = asking;
        this.tenants = tenants;
    }

    void byTeacher() throws InterruptedException {
        var lesson = ThreadLocalRandom.current().nextInt(4) == 0;
        create(tenants.teachers().getFirst(), lesson ? "ai_lesson_generation" : "cover_image");
    }

    /** By a teacher whose budget is used up after four images, until the clock moves to another week. */
    void byThriftyTeacher() throws InterruptedException {
        create(tenants.teachers().getLast(), "cover_image");
    }

    void byStudent() throws InterruptedException {
        create(tenants.student(), "cover_image");
    }

    private void create(Payer payer, String activity) throws InterruptedException {
        var prompts = List.of("A volcano", "A volcano", "A volcano [slow 500ms]", "A volcano [fail]");
        var prompt = prompts.get(ThreadLocalRandom.current().nextInt(prompts.size()));
        var order =
                Order.of(payer.client(), payer.account(), ACTIVITIES, Map.of("activity", activity, "prompt", prompt));
        asking.create(order, SPENT);
    }
}
