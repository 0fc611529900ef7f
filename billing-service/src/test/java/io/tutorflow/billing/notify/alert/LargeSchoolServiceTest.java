package io.tutorflow.billing.notify.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A school of more students than a statement takes parameters. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class LargeSchoolServiceTest {

    private static final int STUDENTS = 70_000;

    @Inject
    AlertRepository settings;

    @Test
    void thoseWithASettingOfTheirOwnAreFound() throws Throwable {
        var students = Stream.generate(UUID::randomUUID).limit(STUDENTS).toList();
        var own = students.getLast();
        var setting = new AlertSetting(Money.ofCredits(5), null, List.of());

        var found = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> settings.put(own, setting, "a-student", Instant.parse("2026-11-29T10:00:00Z"))
                        .chain(() -> settings.own(students))));

        assertEquals(List.of(own), found);
    }
}
