package io.tutorflow.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is due of an invoice's lines, by what it is for: of usage that part which no credits have paid. What was charged too
 * much for a month's minimum is taken off the late usage of that month, from the first line on.
 */
final class DueParts {

    private final List<Line> lines = new ArrayList<>();

    /** @param line of usage: what is owed on the credit line */
    record Line(
            String type, @Nullable String month, @Nullable String key, long amount, long line) {

        String name() {
            return type.equals("usage") ? String.valueOf(key) : type;
        }

        boolean isOf(Line late) {
            return month != null && month.equals(late.month);
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    Map<String, Long> byName() {
        var due = new LinkedHashMap<Integer, Long>();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            switch (line.type()) {
                case "usage" -> due.put(at, line.line());
                case "true_up", "reversed_top_up" -> due.put(at, line.amount());
                default -> {
                    // It explains the others, or is spread over them.
                }
            }
        }
        lines.stream().filter(line -> line.type().equals("true_up_lowered")).forEach(line -> lower(line, due));
        var byName = new LinkedHashMap<String, Long>();
        due.forEach((at, micros) -> byName.merge(lines.get(at).name(), micros, Long::sum));
        return byName;
    }

    private void lower(Line lowered, Map<Integer, Long> due) {
        long left = -lowered.amount();
        for (var part : due.entrySet()) {
            var line = lines.get(part.getKey());
            if (line.type().equals("usage") && line.isOf(lowered)) {
                long taken = Math.min(left, part.getValue());
                part.setValue(part.getValue() - taken);
                left -= taken;
            }
        }
    }
}
