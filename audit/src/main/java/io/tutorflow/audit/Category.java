package io.tutorflow.audit;

import io.tutorflow.money.Units;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit itself knows about a category of work, without trusting usage-service. */
enum Category {
    EVALUATION(Billed.UP_TO_REQUESTED),
    COURSE(Billed.UP_TO_REQUESTED),
    MODULE(Billed.UP_TO_REQUESTED),
    TEST(Billed.UP_TO_REQUESTED),
    SLIDE(Billed.AS_REQUESTED),
    VIDEO(Billed.UP_TO_REQUESTED),
    SLIDE_IMAGE(Billed.UP_TO_REQUESTED, "slide"),
    VIDEO_TTS_REGENERATE(Billed.UP_TO_REQUESTED, "video"),
    VIDEO_RENDER(Billed.UP_TO_TEN_MINUTES, "video"),
    COVER_IMAGE(Billed.FIXED),
    AI_LESSON_GENERATION(Billed.BY_USE),
    AI_EXERCISE_GENERATION(Billed.FIXED),
    WRITING_ASSESSMENT(Billed.FIXED),
    SPEAKING_ASSESSMENT(Billed.FIXED),
    SESSION_TRANSCRIPTION(Billed.BY_THE_MINUTE),
    POST_SESSION_SUMMARY(Billed.BY_USE);

    /** What a finalized record bills. */
    enum Billed {
        AS_REQUESTED,
        UP_TO_REQUESTED,
        UP_TO_TEN_MINUTES,
        /** A fixed number of a school's tokens. */
        FIXED,
        /** A school's tokens for each minute. */
        BY_THE_MINUTE,
        /** A school's tokens for a language model's usage. */
        BY_USE
    }

    private final String text = name().toLowerCase(Locale.ROOT);
    private final Billed billed;
    private final String parent;

    Category(Billed billed) {
        this(billed, "");
    }

    /** @param parent the category of the parent of an add-on */
    Category(Billed billed, String parent) {
        this.billed = billed;
        this.parent = parent;
    }

    static Optional<Category> of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(category -> category.text.equals(text))
                .findFirst();
    }

    Billed billed() {
        return billed;
    }

    /** Empty unless it is an add-on. */
    String parent() {
        return parent;
    }

    /** The quote for this many lessons, items, …, or seconds. */
    Units quoted(int requested) {
        return switch (billed) {
            case UP_TO_TEN_MINUTES, BY_THE_MINUTE -> Units.minutesOf(Duration.ofSeconds(requested));
            case AS_REQUESTED, UP_TO_REQUESTED, FIXED, BY_USE -> Units.of(requested);
        };
    }
}
