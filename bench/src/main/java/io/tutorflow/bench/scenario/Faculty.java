package io.tutorflow.bench.scenario;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An organization and its teachers, each with a budget that no run uses up. */
record Faculty(School school, List<Client> teachers) {

    private static final long LIMIT_TOKENS = 10_000_000;

    static Faculty of(LocalStack stack, int count, long tokens) throws Exception {
        var school = stack.schoolWith(tokens);
        var teachers = new ArrayList<Client>();
        for (int i = 0; i < count; i++) {
            teachers.add(stack.person("teacher", school.id(), "teacher-" + i));
            setBudget(school, "teacher-" + i, LIMIT_TOKENS);
        }
        return new Faculty(school, List.copyOf(teachers));
    }

    static void setBudget(School school, String teacher, long limitTokens) {
        Answer answer = school.admin()
                .put(
                        "/v1/school/teachers/" + teacher + "/budget",
                        Map.of("period", "monthly", "limitTokens", limitTokens));
        if (!answer.isSuccess()) {
            throw new IllegalStateException("no budget: " + answer.status() + " " + answer.body());
        }
    }
}
