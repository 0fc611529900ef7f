package io.tutorflow.http;

import java.util.regex.Pattern;

/** Finds and removes the parts of a text that would give its reader access. */
final class Credentials {

    /** Edit tokens are in paths and links' tokens in queries; all others have a recognizable prefix. */
    private static final Pattern PLACED = Pattern.compile(
            "(?i)(/edit/|[?&;](?:token|api_?key|access_token)=|\\bBearer\\s+)[^\\s/?&#;\"'<>,(){}\\[\\]…]+");

    private static final Pattern NAMED = Pattern.compile(
            "\\b(tf_platform_live_|tf_service_|whsec_|sk_live_|sk_test_|rk_live_|rk_test_)[A-Za-z0-9_+/=-]+");

    /** A signed JWT: its header and its claims both start with an encoded brace. */
    private static final Pattern SIGNED = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private static final String LEFT_OUT = "…";

    private Credentials() {}

    static String leftOutOf(String text) {
        var placed = PLACED.matcher(text).replaceAll("$1" + LEFT_OUT);
        var named = NAMED.matcher(placed).replaceAll("$1" + LEFT_OUT);
        return SIGNED.matcher(named).replaceAll(LEFT_OUT);
    }
}
