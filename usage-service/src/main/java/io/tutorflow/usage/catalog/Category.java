package io.tutorflow.usage.catalog;

import static io.tutorflow.usage.catalog.Charging.BY_THE_MINUTE;
import static io.tutorflow.usage.catalog.Charging.BY_USE;
import static io.tutorflow.usage.catalog.Charging.EACH;
import static io.tutorflow.usage.catalog.Maker.GENERATOR;
import static io.tutorflow.usage.catalog.Maker.RENDERER;
import static io.tutorflow.usage.catalog.Unit.MINUTE;
import static io.tutorflow.usage.catalog.Unit.WHOLE;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Quantity.Delivered;
import io.tutorflow.usage.catalog.Quantity.Requested;
import io.tutorflow.usage.catalog.Quantity.UpTo;
import io.tutorflow.usage.catalog.Sale.ByUnit;
import io.tutorflow.usage.catalog.Sale.ForTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of work that has a price. This is the only place where one is registered: its name comes with how it is
 * requested, counted, billed and made, and nothing is assumed about it.
 */
public enum Category {
    EVALUATION(new ByUnit("evaluations", WHOLE, new Delivered(), GENERATOR)),
    COURSE(new ByUnit("courses", WHOLE, new Delivered(), GENERATOR)),
    MODULE(new ByUnit("modules", WHOLE, new Delivered(), GENERATOR)),
    TEST(new ByUnit("tests", WHOLE, new Delivered(), GENERATOR)),
    SLIDE(new ByUnit("slides", WHOLE, new Requested(), GENERATOR)),
    VIDEO(new ByUnit("videos", WHOLE, new Delivered(), GENERATOR)),
    SLIDE_IMAGE(new ByUnit("slides/edit/{editToken}/generate/image", WHOLE, new Delivered(), GENERATOR)),
    VIDEO_TTS_REGENERATE(new ByUnit("videos/edit/{editToken}/scenes/{sceneId}/tts", WHOLE, new Delivered(), GENERATOR)),
    VIDEO_RENDER(new ByUnit("videos/edit/{editToken}/render", MINUTE, new UpTo(Units.of(10)), RENDERER)),
    COVER_IMAGE(new ForTokens(EACH)),
    AI_LESSON_GENERATION(new ForTokens(BY_USE)),
    AI_EXERCISE_GENERATION(new ForTokens(EACH)),
    WRITING_ASSESSMENT(new ForTokens(EACH, "text", "handwriting", "image")),
    SPEAKING_ASSESSMENT(new ForTokens(EACH, "recorded", "live")),
    SESSION_TRANSCRIPTION(new ForTokens(BY_THE_MINUTE)),
    POST_SESSION_SUMMARY(new ForTokens(BY_USE));

    private static final Map<String, Category> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Category::text, Function.identity()));

    private final String text = name().toLowerCase(Locale.ROOT);
    /** Each is a record of immutable values. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Sale sale;

    Category(Sale sale) {
        this.sale = sale;
    }

    /** All that are sold at catalogue prices. */
    public static List<Category> ofCatalogue() {
        return Arrays.stream(values())
                .filter(category -> category.sale instanceof ByUnit)
                .toList();
    }

    /** All that are sold to schools for tokens. */
    public static List<Category> ofSchools() {
        return Arrays.stream(values())
                .filter(category -> category.sale instanceof ForTokens)
                .toList();
    }

    /** By a name given by a caller, from the catalogue. */
    public static Optional<Category> ofCatalogue(String text) {
        return Optional.ofNullable(BY_TEXT.get(text)).filter(ofCatalogue()::contains);
    }

    /** By a name given by a caller, from the schools' activities. */
    public static Optional<Category> ofSchools(String text) {
        return Optional.ofNullable(BY_TEXT.get(text)).filter(ofSchools()::contains);
    }

    /**
     * By the name in a row of ours.
     *
     * @throws IllegalStateException if this release does not know it, because nothing here could tell its price
     */
    public static Category recorded(String text) {
        var category = BY_TEXT.get(text);
        if (category == null) {
            throw new IllegalStateException("No such category: " + text);
        }
        return category;
    }

    /** By a name given by a caller, whoever it is sold to. */
    public static Optional<Category> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** All of them, for callers that name none. */
    public static String allListed() {
        return Arrays.stream(values()).map(Category::text).collect(Collectors.joining(", "));
    }

    /** The catalogue's categories, for callers that name none of them. */
    public static String listed() {
        return ofCatalogue().stream().map(Category::text).collect(Collectors.joining(", "));
    }

    public String text() {
        return text;
    }

    public Sale sale() {
        return sale;
    }

    /** @throws IllegalStateException if it is not for schools */
    public ForTokens forTokens() {
        return switch (sale) {
            case ForTokens forTokens -> forTokens;
            case ByUnit byUnit -> throw new IllegalStateException(text + " is not sold for tokens");
        };
    }

    /** Where it is requested: method and path. */
    public String endpoint() {
        return switch (sale) {
            case ByUnit byUnit -> "POST /v1/platform/" + byUnit.path();
            case ForTokens forTokens -> "POST /v1/school/activities";
        };
    }

    /** Who makes it. */
    public Maker maker() {
        return switch (sale) {
            case ByUnit byUnit -> byUnit.maker();
            case ForTokens forTokens -> GENERATOR;
        };
    }

    /** What its work is counted in. */
    public Unit unit() {
        return switch (sale) {
            case ByUnit byUnit -> byUnit.unit();
            case ForTokens forTokens -> forTokens.charging().unit();
        };
    }
}
