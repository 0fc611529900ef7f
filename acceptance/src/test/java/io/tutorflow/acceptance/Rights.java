package io.tutorflow.acceptance;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of the table {@code rights.txt}.
 *
 * @param operation method and path
 * @param allowed kinds of callers
 * @param own statuses for their own things
 * @param foreign statuses for other's things; empty where the path has no id
 */
record Rights(String operation, String allowed, Set<Integer> own, Set<Integer> foreign) {

    static Map<String, Rights> table() {
        return Resource.text("rights.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Rights::read)
                .collect(Collectors.toMap(Rights::operation, rights -> rights));
    }

    /** Operators see all tenants; what is open to anyone has its credential in the path, or has nobody's things. */
    boolean isForAllTenants() {
        return allowed.equals("operator") || allowed.equals("anyone");
    }

    private static Rights read(String line) {
        var words = line.split("\\s+");
        return new Rights(words[0] + " " + words[1], words[2], statuses(words[3]), statuses(words[4]));
    }

    private static Set<Integer> statuses(String word) {
        return word.equals("-")
                ? Set.of()
                : Arrays.stream(word.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
