package io.tutorflow.usage.admission;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/**
 * Which requests may be turned away: those that create work. Reads, callbacks and requests of other services never are.
 */
final class ShedPaths {

    private static final Pattern PATHS =
            Pattern.compile("/v1/platform/(evaluations|courses|modules|tests|slides|videos)"
                    + "|/v1/platform/slides/edit/[^/]+/generate/image"
                    + "|/v1/platform/videos/edit/[^/]+/(scenes/[^/]+/tts|render)"
                    + "|/v1/school/activities"
                    + "|/internal/usage-events");

    private ShedPaths() {}

    static boolean has(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && PATHS.matcher(path).matches();
    }
}
