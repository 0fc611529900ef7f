package io.tutorflow.sandbox.stripe.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The account's key, shown as a bearer token or as a user name without a password. */
public record SecretKey(String value) {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final int SHOWN = 11;

    public boolean isShownBy(Call call) {
        String authorization = call.header("authorization").orElse("");
        return matches(authorization, BEARER + value)
                || matches(authorization, BASIC + base64(value + ":"))
                || matches(authorization, BASIC + base64(value));
    }

    StripeError missing(Call call) {
        String shown = call.header("authorization").orElse("");
        return StripeError.of(
                401,
                "invalid_request_error",
                null,
                shown.isEmpty()
                        ? "You did not provide an API key. You need to provide your API key in the Authorization header,"
                                + " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
                        : "Invalid API Key provided: " + value.substring(0, Math.min(SHOWN, 8)) + "***");
    }

    private static boolean matches(String shown, String wanted) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SecretKey";
    }
}
