package io.tutorflow.internal.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Again;
import io.tutorflow.http.Away;
import io.tutorflow.internal.StrangeAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks usage-service for the outcomes of its records. An answer that cannot be understood is left out, with an alarm:
 * its hold stays open, and the other answers count.
 */
@ApplicationScoped
public class LookingUpRecords {

    private static final Logger LOG = Logger.getLogger(LookingUpRecords.class);

    private final UsageRecordsApi usageService;
    private final ObjectMapper json;
    private final Counter strange;

    public LookingUpRecords(@RestClient UsageRecordsApi usageService, ObjectMapper json, MeterRegistry metrics) {
        this.usageService = usageService;
        this.json = json;
        this.strange = StrangeAnswers.counter(metrics, "records");
    }

    /**
     * Fails like a broken connection if usage-service is unavailable.
     *
     * @param ids at most {@link RecordLookup#LIMIT}
     * @param reading translates an answer for the caller; it may throw if it does not understand the answer
     */
    public <T> Uni<List<T>> lookUp(Collection<UUID> ids, Function<RecordOutcome, T> reading) {
        var asked = Set.copyOf(ids);
        return Again.ifBroken(usageService.lookUp(new RecordLookup(List.copyOf(asked))))
                .map(reply -> reply.answers().stream()
                        .flatMap(answer -> read(answer, asked, reading).stream())
                        .toList())
                .onFailure()
                .transform(Away::orItself);
    }

    private <T> Optional<T> read(JsonNode answer, Set<UUID> asked, Function<RecordOutcome, T> reading) {
        try {
            var fate = json.treeToValue(answer, RecordOutcome.class);
            return asked.contains(fate.id()) ? Optional.of(reading.apply(fate)) : Optional.empty();
        } catch (JsonProcessingException | RuntimeException unread) {
            strange.increment();
            // Whatever is wrong with it: it comes from another service, maybe of another version.
            LOG.errorf(unread, "ALARM, usage-service answered %s, which this release does not understand", answer);
            return Optional.empty();
        }
    }
}
