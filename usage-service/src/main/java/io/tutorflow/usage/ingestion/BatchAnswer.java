package io.tutorflow.usage.ingestion;

import java.util.List;

/** The outcome of the events of one call: how many of each kind, and each in order. */
record BatchAnswer(long accepted, long duplicates, long refused, List<EventAnswer> answers) {

    static BatchAnswer of(List<EventAnswer> answers) {
        return new BatchAnswer(
                count(answers, EventAnswer.ACCEPTED),
                count(answers, EventAnswer.DUPLICATE),
                count(answers, EventAnswer.REFUSED),
                answers);
    }

    private static long count(List<EventAnswer> answers, String outcome) {
        return answers.stream()
                .filter(answer -> answer.outcome().equals(outcome))
                .count();
    }
}
