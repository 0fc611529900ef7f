package io.tutorflow.http;

import java.util.regex.Pattern;

/** What of a text would let its reader in somewhere, and the text without it. */
final class Credentials {

    /** Edit tokens stand in paths, the tokens of links in queries, and all others begin with what they are. */
    private static final Pattern PLACED = Pattern.compile(
            "(?i)(/edit/|[?&;](?:token|api_?key|access_token)=|\\bBearer\\s+)[^\\s/?&#;\"'<>,(){}\\[\\]…]+");

    private static final Pattern NAMED = Pattern.compile(
            "\\b(tf_platform_live_|tf_service_|whsec_|sk_live_|sk_test_|rk_live_|rk_test_)[A-Za-z0-9_+/=-]+");

    /** A signed JWT, whose header and claims both begin with an encoded brace. */
    private static final Pattern SIGNED = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private static final String LEFT_OUT = "…";

    private Credentials() {}

    static String leftOutOf(String text) {
        var placed = PLACED.matcher(text).replaceAll("$1" + LEFT_OUT);
        var named = NAMED.matcher(placed).replaceAll("$1" + LEFT_OUT);
        return SIGNED.matcher(named).replaceAll(LEFT_OUT);
    }
}
