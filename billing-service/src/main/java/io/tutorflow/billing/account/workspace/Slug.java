package io.tutorflow.billing.account.workspace;

/** The name of a workspace in URLs: lower-case letters, digits and inner hyphens; unique. */
public record Slug(String text) {

    /** A slug has to fit a DNS label, hence at most 63 characters. */
    public static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    public Slug {
        if (!text.matches(PATTERN)) {
            throw new IllegalArgumentException("Not a slug");
        }
    }
}
