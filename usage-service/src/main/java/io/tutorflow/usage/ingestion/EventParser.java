package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a body into its events; an unreadable one is missing without affecting the others. */
@ApplicationScoped
class EventParser {

    /** A body nested deeper than this is refused as a whole; an event that is merely too deep fails alone. */
    private static final int DEPTH = 20_000;

    /** The body's size limit bounds whatever is in it. */
    private static final JsonFactory OUTLINE = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final ObjectMapper mapper;

    EventParser(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode one(byte @Nullable [] body) {
        try {
            var event = mapper.readTree(body == null ? new byte[0] : body);
            if (event.isMissingNode()) {
                throw ApiProblem.invalid("the body is empty, and must be JSON");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw ApiProblem.invalid("the body must be JSON: " + e.getOriginalMessage());
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw ApiProblem.invalid("the body must be JSON");
        }
    }

    List<JsonNode> batch(byte @Nullable [] sent) {
        var body = sent == null ? new byte[0] : sent;
        try (var parser = OUTLINE.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw notABatch();
            }
            var events = new ArrayList<JsonNode>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (events.size() == IngestionLimits.EVENTS) {
                    throw notABatch();
                }
                events.add(next(parser, body));
            }
            if (events.isEmpty() || parser.nextToken() != null) {
                throw notABatch();
            }
            return events;
        } catch (JsonProcessingException e) {
            throw ApiProblem.invalid("the body must be JSON: " + e.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("This body in memory cannot be read", impossible);
        }
    }

    private JsonNode next(JsonParser parser, byte[] body) throws IOException {
        int from = offset(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        // The token is only now read to its end.
        parser.finishToken();
        int to = offset(parser.currentLocation().getByteOffset());
        try {
            var event = mapper.readTree(body, from, to - from);
            return event == null ? MissingNode.getInstance() : event;
        } catch (JsonProcessingException | ArithmeticException | NumberFormatException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static int offset(long of) {
        if (of < 0) {
            throw ApiProblem.invalid("the body must be JSON in UTF-8");
        }
        return Math.toIntExact(of);
    }

    private static ApiProblem notABatch() {
        return ApiProblem.invalid("the body must be an array of 1 to " + IngestionLimits.EVENTS + " events");
    }
}
