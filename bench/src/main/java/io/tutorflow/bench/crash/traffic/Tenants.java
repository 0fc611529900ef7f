package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The payers in a fault run.
 *
 * @param rich workspaces whose credits last
 * @param poor a workspace whose credits are soon used up
 * @param measured a workspace that is charged only for work measured elsewhere
 * @param teachers of one school, each with a budget: the first one's lasts, the second one's does not
 * @param student of a school with a plan
 */
public record Tenants(List<Payer> rich, Payer poor, Payer measured, List<Payer> teachers, Payer student) {

    private static final int RICH = 6;
    private static final long MUCH = 10_000_000;
    private static final long LITTLE = 100;
    private static final int GENERATIONS = 100_000;

    static Tenants open(LocalStack stack) throws IOException, InterruptedException {
        var rich = new ArrayList<Payer>();
        for (int i = 0; i < RICH; i++) {
            rich.add(workspace(stack, MUCH));
        }
        var school = stack.schoolWith(MUCH);
        var planned = stack.schoolWith(MUCH);
        agreeOnPlan(stack, planned);
        return new Tenants(
                rich,
                workspace(stack, LITTLE),
                workspace(stack, MUCH),
                List.of(teacher(stack, school, "generous", MUCH), teacher(stack, school, "thrifty", LITTLE)),
                new Payer(planned.id(), stack.person("student", planned.id(), "student"), BigDecimal.valueOf(MUCH)));
    }

    private static Payer workspace(LocalStack stack, long credits) throws IOException, InterruptedException {
        var made = stack.workspaceWith(credits);
        return new Payer(made.id(), made.client(), BigDecimal.valueOf(credits));
    }

    private static Payer teacher(LocalStack stack, LocalStack.School school, String name, long limit)
            throws IOException, InterruptedException {
        demand(school.admin()
                .put("/v1/school/teachers/" + name + "/budget", Map.of("period", "weekly", "limitTokens", limit)));
        return new Payer(school.id(), stack.person("teacher", school.id(), name), BigDecimal.valueOf(MUCH));
    }

    private static void agreeOnPlan(LocalStack stack, LocalStack.School school)
            throws IOException, InterruptedException {
        var plan = Map.of(
                "planCode",
                "crash",
                "generationsPerPeriod",
                GENERATIONS,
                "periodStart",
                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        demand(stack.operator().put("/v1/admin/organizations/" + school.id() + "/plan", plan));
    }

    /** Workspaces that a key opens. */
    public List<Payer> workspaces() {
        var all = new ArrayList<>(rich);
        all.add(poor);
        all.add(measured);
        return all;
    }

    private static void demand(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalStateException("Refused: " + answer.status() + " " + answer.body());
        }
    }

    /** An unknown client. */
    Client stranger() {
        return rich.getFirst().client().with("tf_platform_live_0000000000000000000000000000000000000000000");
    }
}
