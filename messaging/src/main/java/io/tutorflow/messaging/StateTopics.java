package io.tutorflow.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reads every state topic that this service needs; the service is ready only once all have been read. */
@Readiness
@ApplicationScoped
class StateTopics implements HealthCheck {

    private final List<StateTopicReader<?>> readers = new ArrayList<>();

    StateTopics(
            @All List<StateTopic<?>> states,
            DeadLetters deadLetters,
            Incidents incidents,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        states.forEach(state -> readers.add(new StateTopicReader<>(state, deadLetters, incidents, kafka)));
    }

    void start(@Observes StartupEvent event) {
        readers.forEach(reader ->
                Thread.ofPlatform().name("state-" + reader.typeName()).daemon().start(reader::run));
    }

    void stop(@Observes ShutdownEvent event) {
        readers.forEach(StateTopicReader::stop);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("state topics");
        boolean all = true;
        for (var reader : readers) {
            response.withData(reader.typeName(), reader.hasCaughtUp() ? "caught up" : "reading");
            all &= reader.hasCaughtUp();
        }
        return response.status(all).build();
    }
}
