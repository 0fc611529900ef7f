package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Creates of every kind by workspaces. */
final class Creates {

    private static final String PLATFORM = "/v1/platform/";
    private static final Set<String> NONE = Set.of();
    private static final Set<String> OUT_OF_CREDITS =
            Set.of("platform_credits_exhausted", "free_credits_exhausted", "payment_required");
    private static final Duration POLL_AFTER = Duration.ofSeconds(1);
    private static final int POLLS = 3;

    /** Instructions to the generator: usually to do the work at once. */
    private static final List<String> MANNERS =
            List.of("", "", "", "", "", "[deliver 1]", "[slow 300ms]", "[slow 2s]", "[fail]", "[deliver 0]");

    private static final List<Kind> KINDS = List.of(
            new Kind("courses", Map.of("lessonCount", 2)),
            new Kind("tests", Map.of("itemCount", 7)),
            new Kind("slides", Map.of("slideCount", 3)),
            new Kind("videos", Map.of("sceneCount", 2)),
            new Kind("modules", Map.of()));

    private final Asking asking;
    private final Tenants tenants;
    private final RecentOrders recent;

    Creates(Asking asking, Tenants tenants, RecentOrders recent) {
        this.asking = asking;
        this.tenants = tenants;
        this.recent = recent;
    }

    /** A kind of thing to create, and what it needs besides a prompt. */
    private record Kind(String path, Map<String, Object> fields) {}

    void sync() throws InterruptedException {
        create(order(any(tenants.rich()), any(KINDS), "sync"), NONE);
    }

    void async() throws InterruptedException {
        var kind = any(KINDS);
        var order = order(any(tenants.rich()), kind, "async");
        var created = create(order, NONE);
        if (created.isPresent()) {
            follow(
                    order,
                    PLATFORM + kind.path() + "/"
                            + created.get().body().path("id").asText());
        }
    }

    private void follow(Order order, String path) throws InterruptedException {
        for (int i = 0; i < POLLS; i++) {
            Thread.sleep(POLL_AFTER);
            asking.look(order, path);
        }
    }

    void evaluation() throws InterruptedException {
        var payer = any(tenants.rich());
        var type = any(List.of("open_ended", "exact"));
        Map<String, Object> body = Map.of(
                "evaluationType",
                type,
                "questionText",
                "When?",
                "learnerAnswer",
                "In 44 BC",
                "referenceAnswer",
                "Then");
        create(Order.of(payer.client(), payer.account(), PLATFORM + "evaluations", body), NONE);
    }

    /** From a workspace that soon runs out of credits. */
    void poor() throws InterruptedException {
        create(order(tenants.poor(), KINDS.getFirst(), "sync"), OUT_OF_CREDITS);
    }

    /** The same request twice at the same moment. */
    void twins() throws InterruptedException {
        var order = order(any(tenants.rich()), any(KINDS), "sync");
        var twin = Thread.ofVirtual().start(() -> {
            try {
                create(order, NONE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        create(order, NONE);
        twin.join();
    }

    /** A repeat of a request that was answered some time ago. */
    void again() throws InterruptedException {
        var order = recent.any();
        if (order.isPresent()) {
            asking.create(order.get(), NONE);
        }
    }

    private Optional<Answer> create(Order order, Set<String> refusals) throws InterruptedException {
        var created = asking.create(order, refusals);
        if (created.isPresent()) {
            recent.add(order);
        }
        return created;
    }

    private static Order order(Payer payer, Kind kind, String mode) {
        var body = new HashMap<>(kind.fields());
        body.put("prompt", "Roman history " + any(MANNERS));
        body.put("mode", mode);
        return Order.of(payer.client(), payer.account(), PLATFORM + kind.path(), body);
    }

    private static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
