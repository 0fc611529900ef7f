package io.tutorflow.budget.teacher;

import static java.util.stream.Collectors.joining;

import io.tutorflow.http.CsvLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Teachers' budgets as lines of a file; without a limit, the columns of a limit are empty. */
final class BudgetCsv {

    static final String HEADER = CsvLine.of(
            "teacher",
            "source",
            "period",
            "limit_tokens",
            "extra_tokens",
            "spent_tokens",
            "reserved_tokens",
            "remaining_tokens",
            "percent",
            "level",
            "resets_at");

    private BudgetCsv() {}

    static String of(List<TeacherBook> books) {
        return books.stream().map(BudgetBody::of).map(BudgetCsv::line).collect(joining());
    }

    private static String line(BudgetBody shown) {
        return CsvLine.of(
                CsvLine.text(shown.teacherId()),
                shown.source(),
                shown.period() == null ? "" : shown.period().text(),
                number(shown.limitTokens()),
                number(shown.extraTokens()),
                number(shown.spentTokens()),
                number(shown.reservedTokens()),
                number(shown.remainingTokens()),
                number(shown.percent()),
                shown.level() == null ? "" : shown.level().name().toLowerCase(Locale.ROOT),
                time(shown.resetsAt()));
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String time(@Nullable Instant value) {
        return value == null ? "" : value.toString();
    }
}
