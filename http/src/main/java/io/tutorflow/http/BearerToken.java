package io.tutorflow.http;

import org.jspecify.annotations.Nullable;

/** What the header Authorization carries; RFC 6750, the scheme in any case as RFC 9110 has it. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** @param header as it was sent; none, or of another scheme: no token */
    public static @Nullable String of(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }
}
