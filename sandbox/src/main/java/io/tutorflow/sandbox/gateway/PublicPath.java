package io.tutorflow.sandbox.gateway;

import java.util.List;
import java.util.Set;

/**
 * Paths that every server reads the same way. Servers differ in how they resolve dots, doubled or encoded slashes and
 * path parameters; where they could differ, the gateway refuses instead of guessing, so that no spelling reaches what
 * the route table does not name.
 */
final class PublicPath {

    private static final int LONGEST = 2_048;

    private static final String HARMLESS_SIGNS = "-._~!$&'()*+,=:@";

    /** Encoded, these mean something else to a server that decodes before it resolves. */
    private static final Set<Character> NEVER_ENCODED = Set.of('/', '\\', '.', '%', ';', '?', '#');

    /**
     * The segment after any of these is a name given by another system. Encoded, it may contain any character except a dot,
     * which servers resolve first: no route distinguishes what comes after, and the service takes it as written.
     */
    private static final List<String> NAMES =
            List.of("/v1/school/teachers/", "/v1/school/enrollments/", "/v1/school/groups/");

    private PublicPath() {}

    static boolean isClean(String path) {
        return path.startsWith("/") && path.length() <= LONGEST && hasCleanSegments(path) && hasCleanCharacters(path);
    }

    private static boolean hasCleanSegments(String path) {
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            boolean last = slash < 0;
            if ((end == start && !last) || isDots(path, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isDots(String path, int start, int end) {
        int length = end - start;
        return (length == 1 || length == 2) && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
    }

    private static boolean hasCleanCharacters(String path) {
        for (int at = 0; at < path.length(); at++) {
            char sign = path.charAt(at);
            if (sign == '%') {
                if (!isHarmlessEscape(path, at)) {
                    return false;
                }
                at += 2;
            } else if (sign != '/' && !isLetterOrDigit(sign) && HARMLESS_SIGNS.indexOf(sign) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    }

    private static boolean isHarmlessEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        char meant = (char) (high * 16 + low);
        return meant >= ' '
                && meant != 0x7f
                && (!NEVER_ENCODED.contains(meant) || (meant != '.' && isOfAName(path, at)));
    }

    private static boolean isOfAName(String path, int at) {
        return NAMES.stream().anyMatch(before -> path.startsWith(before) && path.indexOf('/', before.length()) > at);
    }
}
