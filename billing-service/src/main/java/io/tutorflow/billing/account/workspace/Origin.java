package io.tutorflow.billing.account.workspace;

/** Who created a workspace, and its default rate limit. */
public enum Origin {
    /** A newcomer, without anyone's help. */
    SELF_SERVE("self_serve", 60),
    /** An operator, for a customer with an agreement. */
    OPERATOR("operator", 1_000);

    private final String text;
    private final int rateLimitPerMinute;

    Origin(String text, int rateLimitPerMinute) {
        this.text = text;
        this.rateLimitPerMinute = rateLimitPerMinute;
    }

    public String text() {
        return text;
    }

    public int rateLimitPerMinute() {
        return rateLimitPerMinute;
    }

    static Origin of(String text) {
        for (var origin : values()) {
            if (origin.text.equals(text)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("Unknown origin: " + text);
    }
}
