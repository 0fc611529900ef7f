package io.tutorflow.usage.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.generation.GenerationOrder;
import io.tutorflow.usage.generation.Specialist;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/** Evaluates exact answers: comparing two texts needs no generator. */
@ApplicationScoped
class ExactMatching implements Specialist {

    private static final Units ONE = Units.of(1);

    private final ObjectMapper mapper;

    ExactMatching(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean takes(GenerationOrder order) {
        return order.category() == Category.EVALUATION
                && fieldsOf(order, Kind.class).evaluationType().equals(CreateEvaluation.EXACT);
    }

    @Override
    public Uni<Generation> work(GenerationOrder order) {
        var answer = fieldsOf(order, ExactAnswer.class);
        var content = mapper.createObjectNode()
                .put("score", answer.score())
                .put("maxScore", answer.maxScore())
                .put(
                        "feedback",
                        answer.isRight()
                                ? "The answer matches the expected answer."
                                : "The answer differs from the expected answer.");
        return Uni.createFrom()
                .item(new Generation.Delivered(new Delivery(ONE, 0, 0, BigDecimal.ZERO, content.toString())));
    }

    private <T> T fieldsOf(GenerationOrder order, Class<T> type) {
        try {
            return mapper.readValue(order.fields(), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The stored fields cannot be read", impossible);
        }
    }

    /** Distinguishes the kinds of evaluation. */
    record Kind(String evaluationType) {}
}
