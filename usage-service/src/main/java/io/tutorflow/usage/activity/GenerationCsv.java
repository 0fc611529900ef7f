package io.tutorflow.usage.activity;

import static java.util.stream.Collectors.joining;

import io.tutorflow.http.CsvLine;
import io.tutorflow.usage.record.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generations as lines of a file. */
final class GenerationCsv {

    static final String HEADER = CsvLine.of(
            "date",
            "title",
            "activity",
            "variant",
            "course",
            "lesson",
            "student",
            "session",
            "requested_by",
            "tokens",
            "billing_source",
            "status",
            "id");

    private static final ActivityTarget NOTHING = new ActivityTarget(null, null, null, null, null);

    private GenerationCsv() {}

    static String of(List<UsageRecord> generations) {
        return generations.stream().map(GenerationCsv::line).collect(joining());
    }

    private static String line(UsageRecord usage) {
        var shown = ActivityBody.of(usage, false);
        var target = shown.target() == null ? NOTHING : shown.target();
        return CsvLine.of(
                shown.createdAt().toString(),
                text(target.title()),
                shown.activity(),
                text(shown.variant()),
                text(target.courseId()),
                text(target.lessonId()),
                text(target.studentId()),
                text(shown.sessionId()),
                text(shown.subject()),
                shown.tokens().toPlainString(),
                shown.billingSource(),
                statusOf(usage),
                shown.id().toString());
    }

    private static String statusOf(UsageRecord usage) {
        return switch (usage) {
            case UsageRecord.Recorded recorded -> "in progress";
            case UsageRecord.Finalized finalized -> "completed";
            case UsageRecord.Voided voided -> "not charged";
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : CsvLine.text(value);
    }
}
