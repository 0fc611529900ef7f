package io.tutorflow.usage.history;

import io.tutorflow.usage.record.Mode;

/** Which endpoint makes records of a category. */
final class Endpoints {

    private static final String PLATFORM = "POST /v1/platform/";

    private Endpoints() {}

    static String of(Mode mode, String category) {
        return mode == Mode.MEASURED ? "POST /internal/usage-events" : platform(category);
    }

    private static String platform(String category) {
        return switch (category) {
            case "slide_image" -> PLATFORM + "slides/edit/{editToken}/generate/image";
            case "video_tts_regenerate" -> PLATFORM + "videos/edit/{editToken}/scenes/{sceneId}/tts";
            case "video_render" -> PLATFORM + "videos/edit/{editToken}/render";
            case "cover_image", "ai_lesson_generation" -> "POST /v1/school/activities";
            default -> PLATFORM + category + "s";
        };
    }
}
