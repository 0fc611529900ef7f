package io.tutorflow.usage.record;

import io.tutorflow.http.KeptJson;
import org.jspecify.annotations.Nullable;

/**
 * What people call a piece of work, read from its request: the title of what was requested or, of a school's activity, of
 * what it is for.
 */
record Title(@Nullable String title, @Nullable Target target) {

    /** What an activity is for. */
    record Target(@Nullable String title) {}

    /**
     * Nothing if there is none.
     *
     * @param fields of the request, a JSON object
     */
    static @Nullable String of(String fields) {
        var request = KeptJson.read(fields, Title.class);
        return request.title == null && request.target != null ? named(request.target.title) : named(request.title);
    }

    /** @param target a JSON object */
    static @Nullable String ofTarget(String target) {
        return named(KeptJson.read(target, Target.class).title);
    }

    private static @Nullable String named(@Nullable String title) {
        return title == null || title.isBlank() ? null : title.strip();
    }
}
