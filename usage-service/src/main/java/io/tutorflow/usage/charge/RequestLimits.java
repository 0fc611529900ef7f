package io.tutorflow.usage.charge;

import io.tutorflow.http.IdempotencyKey;

/** The maximum lengths of a request's texts, in characters, and of its lists. */
public final class RequestLimits {

    /** From the public contract. */
    public static final int PROMPT = 10_000;

    /** A question, an answer, a rubric: as long as a prompt. */
    public static final int LONG_TEXT = 10_000;

    public static final int TITLE = 200;
    public static final int DESCRIPTION = 2_000;

    /** Names, subjects, levels, foreign ids. */
    public static final int SHORT_TEXT = 200;

    /** As long as in other payment APIs. */
    public static final int IDEMPOTENCY_KEY = IdempotencyKey.LIMIT;

    /** Entries of a list. */
    public static final int ITEMS = 50;

    /** A free-form object as JSON. */
    public static final int OBJECT = 4_096;

    /** A language tag such as {@code en} or {@code pt-BR} (BCP 47). */
    public static final String LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}";

    public static final String DEFAULT_LANGUAGE = "en";

    private RequestLimits() {}
}
