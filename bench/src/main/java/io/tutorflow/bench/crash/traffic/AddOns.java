package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Slide decks and videos, and their add-ons: images, speech, renders. */
final class AddOns {

    private static final Set<String> NONE = Set.of();

    /**
     * The clock may have been moved beyond the token's hour; or the work is not done yet, or a render is in progress.
     */
    private static final Set<String> TOO_LATE_OR_TOO_SOON = Set.of("platform_not_found", "platform_conflict");

    private final Asking asking;
    private final Tenants tenants;

    AddOns(Asking asking, Tenants tenants) {
        this.asking = asking;
        this.tenants = tenants;
    }

    void image() throws InterruptedException {
        var payer = payer();
        var deck = create(payer, "/v1/platform/slides", Map.of("prompt", "Rome", "slideCount", 1));
        if (deck.isPresent()) {
            add(
                    payer,
                    "/v1/platform/slides/edit/" + token(deck.get()) + "/generate/image",
                    Map.of("prompt", "A legion"));
        }
    }

    void speech() throws InterruptedException {
        var payer = payer();
        var video = create(payer, "/v1/platform/videos", Map.of("prompt", "Rome", "sceneCount", 1));
        if (video.isPresent()) {
            var path = "/v1/platform/videos/edit/" + token(video.get());
            var scene = asking.once(payer.client(), "GET", path, "")
                    .map(it -> it.body().path("scenes").path(0).path("sceneId").asText(""))
                    .filter(id -> !id.isEmpty());
            if (scene.isPresent()) {
                add(payer, path + "/scenes/" + scene.get() + "/tts", Map.of("text", "Rome was not built in a day."));
            }
        }
    }

    /** The renderer reports once, twice, or a failure. */
    void render() throws InterruptedException {
        var payer = payer();
        int manner = ThreadLocalRandom.current().nextInt(4);
        var prompt = manner == 0 ? "Rome [render-fail]" : manner == 1 ? "Rome [render-twice]" : "Rome [render 90s]";
        var video = create(payer, "/v1/platform/videos", Map.of("prompt", prompt, "sceneCount", 1));
        if (video.isPresent()) {
            add(payer, "/v1/platform/videos/edit/" + token(video.get()) + "/render", Map.of());
        }
    }

    private Optional<Answer> create(Payer payer, String path, Map<String, ?> body) throws InterruptedException {
        return asking.create(Order.of(payer.client(), payer.account(), path, body), NONE)
                .filter(answer -> !token(answer).isEmpty());
    }

    private void add(Payer payer, String path, Map<String, ?> body) throws InterruptedException {
        asking.create(Order.of(payer.client(), payer.account(), path, body), TOO_LATE_OR_TOO_SOON);
    }

    private Payer payer() {
        var rich = tenants.rich();
        return rich.get(ThreadLocalRandom.current().nextInt(rich.size()));
    }

    private static String token(Answer created) {
        return created.body().path("editToken").asText("");
    }
}
