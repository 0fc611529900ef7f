package io.tutorflow.pricing.manifest;

import java.util.Arrays;

/** A kind of work that an agent can ask for: the category it is priced by, and where to ask. */
enum Offer {
    EVALUATION("evaluation", "/v1/platform/evaluations", Kind.CAPABILITY),
    COURSE("course", "/v1/platform/courses", Kind.CAPABILITY),
    MODULE("module", "/v1/platform/modules", Kind.CAPABILITY),
    TEST("test", "/v1/platform/tests", Kind.CAPABILITY),
    SLIDE("slide", "/v1/platform/slides", Kind.CAPABILITY),
    VIDEO("video", "/v1/platform/videos", Kind.CAPABILITY),
    SLIDE_IMAGE("slide_image", "/v1/platform/slides/edit/{editToken}/generate/image", Kind.ADD_ON),
    VIDEO_TTS_REGENERATE(
            "video_tts_regenerate", "/v1/platform/videos/edit/{editToken}/scenes/{sceneId}/tts", Kind.ADD_ON),
    VIDEO_RENDER("video_render", "/v1/platform/videos/edit/{editToken}/render", Kind.ADD_ON);

    private final String category;
    private final String endpoint;
    private final Kind kind;

    Offer(String category, String endpoint, Kind kind) {
        this.category = category;
        this.endpoint = endpoint;
        this.kind = kind;
    }

    /** @throws IllegalStateException if there is none: what has a price can be asked for */
    static Offer of(String category) {
        return Arrays.stream(values())
                .filter(offer -> offer.category.equals(category))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No offer has the category " + category));
    }

    String category() {
        return category;
    }

    String endpoint() {
        return endpoint;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the work stands on its own or adds to a slide deck or a video. */
    enum Kind {
        CAPABILITY,
        ADD_ON
    }
}
