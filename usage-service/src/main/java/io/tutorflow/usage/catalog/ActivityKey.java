package io.tutorflow.usage.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a price for schools is for: an activity, in one of its variants.
 *
 * @param variant {@code default} if the activity has none
 */
public record ActivityKey(Category category, String variant) {

    private static final String NO_VARIANT = "default";

    public ActivityKey {
        var variants = variantsOf(category);
        if (!(variants.isEmpty() ? NO_VARIANT.equals(variant) : variants.contains(variant))) {
            throw new IllegalArgumentException(category.text() + " has no variant " + variant);
        }
    }

    /** Empty if the activity has no such variant, or has variants and none is named. */
    public static Optional<ActivityKey> find(Category category, @Nullable String variant) {
        var variants = variantsOf(category);
        if (variants.isEmpty()) {
            return variant == null ? Optional.of(new ActivityKey(category, NO_VARIANT)) : Optional.empty();
        }
        return Optional.ofNullable(variant).filter(variants::contains).map(known -> new ActivityKey(category, known));
    }

    /** All that a school can have made. */
    public static List<ActivityKey> all() {
        return Category.ofSchools().stream().flatMap(ActivityKey::of).toList();
    }

    /** Empty if it is always the same. */
    public static List<String> variantsOf(Category category) {
        return category.forTokens().variants();
    }

    /** The variant; null if the activity has none. */
    public @Nullable String named() {
        return variantsOf(category).isEmpty() ? null : variant;
    }

    /** Of the price: {@code writing_assessment.text}. */
    public String text() {
        return category.text() + "." + variant;
    }

    private static Stream<ActivityKey> of(Category category) {
        var variants = variantsOf(category);
        return variants.isEmpty()
                ? Stream.of(new ActivityKey(category, NO_VARIANT))
                : variants.stream().map(variant -> new ActivityKey(category, variant));
    }
}
