package io.tutorflow.billing.account.workspace;

/** Who made a workspace, and what it may ask for unless somebody sets it differently. */
public enum Origin {
    /** A newcomer, who registered without anybody's help. */
    SELF_SERVE("self_serve", 60),
    /** One of our operators, for a customer with whom something was agreed. */
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
        throw new IllegalArgumentException("No origin: " + text);
    }
}
