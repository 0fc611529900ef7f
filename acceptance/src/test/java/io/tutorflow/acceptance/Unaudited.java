package io.tutorflow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns that the audit does not compare, each with its reason. */
final class Unaudited {

    private static final String FILE = "/unaudited.txt";

    private final List<Exemption> exemptions;
    private final Set<Exemption> used = new HashSet<>();

    private Unaudited(List<Exemption> exemptions) {
        this.exemptions = exemptions;
    }

    static Unaudited read() {
        try (var file = Objects.requireNonNull(Unaudited.class.getResourceAsStream(FILE))) {
            return new Unaudited(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Exemption::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is left out in rows of this kind. */
    boolean has(AuditedColumn column, String kind) {
        var found = exemptions.stream()
                .filter(exemption -> exemption.isOf(column, kind))
                .toList();
        used.addAll(found);
        return !found.isEmpty();
    }

    /** Exemptions of columns that there are not, or not any more. */
    List<String> stale(List<AuditedColumn> columns) {
        return exemptions.stream()
                .filter(exemption -> columns.stream().noneMatch(exemption::isOfColumn))
                .map(Exemption::text)
                .toList();
    }

    private record Exemption(String text, Pattern column, Pattern kind) {

        static Exemption of(String line) {
            var parts = line.split("\\s{2,}", 2);
            if (parts.length != 2) {
                throw new IllegalStateException("An exemption has a reason: " + line);
            }
            var nameAndKind = parts[0].split("@", 2);
            return new Exemption(
                    parts[0], pattern(nameAndKind[0]), pattern(nameAndKind.length == 2 ? nameAndKind[1] : "*"));
        }

        boolean isOfColumn(AuditedColumn audited) {
            return column.matcher(audited.toString()).matches();
        }

        boolean isOf(AuditedColumn audited, String rows) {
            return isOfColumn(audited) && kind.matcher(rows).matches();
        }

        private static Pattern pattern(String stars) {
            return Pattern.compile(Pattern.quote(stars).replace("*", "\\E.*\\Q"));
        }
    }
}
