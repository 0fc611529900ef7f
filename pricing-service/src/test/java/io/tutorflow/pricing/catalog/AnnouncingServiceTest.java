package io.tutorflow.pricing.catalog;

import static io.tutorflow.pricing.catalog.Versions.farAhead;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventSchemas;
import io.tutorflow.events.EventType;
import io.tutorflow.events.GoldenEvents;
import io.tutorflow.pricing.AtOnce;
import io.tutorflow.pricing.catalog.ToldCatalogs.Message;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class AnnouncingServiceTest {

    @Inject
    ToldCatalogs topic;

    @Inject
    AnnouncingCatalogs announcing;

    @Test
    void tellsTheCataloguesAtEachStart() {
        var first = topic.until(told -> !told.isEmpty()).getFirst();

        assertThat(eventOf(first).versions())
                .extracting(CatalogVersion::version)
                .contains(1);
    }

    @Test
    void tellsAPublicationAsACloudEventThatKeepsItsSchema() {
        int version = publishOne();

        var message = topic.until(told -> tells(told, version)).getLast();

        assertThat(message.key()).isEqualTo("catalog");
        assertThat(message.header("ce_specversion")).isEqualTo("1.0");
        assertThat(message.header("ce_type")).isEqualTo("io.tutorflow.pricing.catalog-published.v1");
        assertThat(message.header("ce_source")).isEqualTo("/pricing-service");
        assertThat(message.header("ce_id"))
                .isEqualTo("catalog-" + eventOf(message).revision());
        assertThat(message.header("content-type")).isEqualTo("application/json");
        assertThat(EventSchemas.violations(EventType.CATALOG_PUBLISHED, message.value()))
                .isEmpty();
    }

    @Test
    void tellsTheCompleteListEachTime() {
        int first = publishOne();
        int second = publishOne();

        var last = eventOf(topic.until(told -> tells(told, second)).getLast());

        assertThat(last.versions()).extracting(CatalogVersion::version).contains(1, first, second);
        assertThat(last.versions())
                .isSortedAccordingTo((one, other) -> one.effectiveFrom().compareTo(other.effectiveFrom()));
        assertThat(last.versions().getFirst().prices()).hasSize(9);
    }

    @Test
    void raisesTheRevisionOnceForEachPublication() throws InterruptedException {
        long before = lastRevision(topic.until(told -> !told.isEmpty()));
        var drafts = List.of(draftOne(), draftOne(), draftOne());

        AtOnce.call(4, () -> {
            drafts.forEach(version -> Versions.publish(version).statusCode(200));
            return true;
        });

        var told = topic.until(messages -> drafts.stream().allMatch(version -> tells(messages, version)));
        assertThat(lastRevision(told) - before).isEqualTo(3);
        assertThat(told.stream().map(message -> eventOf(message).revision())).isSorted();
    }

    @Test
    void isTheSameEventWhenItIsToldAgain() throws Throwable {
        publishOne();
        var before = topic.until(told -> !told.isEmpty());

        announcing.atStart(new StartupEvent());
        announcing.atStart(new StartupEvent());

        var after = topic.until(told -> told.size() >= before.size() + 2);
        var last = after.getLast();
        var oneBefore = after.get(after.size() - 2);
        assertThat(last.value()).isEqualTo(oneBefore.value());
        assertThat(last.header("ce_id")).isEqualTo(oneBefore.header("ce_id"));
        assertThat(last.header("ce_time")).isEqualTo(oneBefore.header("ce_time"));
    }

    @Test
    void writesWhatTheGoldenFileShows() {
        var golden = EventJson.read(GoldenEvents.json(EventType.CATALOG_PUBLISHED), CatalogPublished.class);

        var told = eventOf(topic.until(messages -> !messages.isEmpty()).getFirst());

        assertThat(told.versions().getFirst().prices())
                .filteredOn(price -> price.category().equals("course"))
                .isEqualTo(List.of(golden.versions().getFirst().prices().getFirst()));
    }

    private static int draftOne() {
        return Versions.draft("video.default", "0.041", farAhead());
    }

    private static int publishOne() {
        int version = draftOne();
        Versions.publish(version).statusCode(200);
        return version;
    }

    private static boolean tells(List<Message> told, int version) {
        return told.stream()
                .anyMatch(message ->
                        eventOf(message).versions().stream().anyMatch(candidate -> candidate.version() == version));
    }

    private static long lastRevision(List<Message> told) {
        return eventOf(told.getLast()).revision();
    }

    private static CatalogPublished eventOf(Message message) {
        return EventJson.read(message.value(), CatalogPublished.class);
    }
}
