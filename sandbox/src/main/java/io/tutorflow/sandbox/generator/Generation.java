package io.tutorflow.sandbox.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What the generator made, and its language model's usage; everything is derived from the request. */
record Generation(
        int deliveredUnits,
        int inputTokens,
        int outputTokens,
        BigDecimal providerCostUsd,
        Map<String, Object> content) {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int INSTRUCTION_TOKENS = 200;
    private static final int TOKENS_PER_UNIT = 350;

    /** A million input tokens cost $1.00, a million output tokens $3.75. */
    private static final BigDecimal USD_PER_INPUT_TOKEN = new BigDecimal("0.000001");

    private static final BigDecimal USD_PER_OUTPUT_TOKEN = new BigDecimal("0.00000375");
    private static final int USD_DECIMALS = 6;

    static Generation of(GenerationRequest request, Directives directives) {
        int delivered = directives.deliver().orElse(request.requestedUnits());
        Directives.Tokens tokens = directives.tokens().orElseGet(() -> tokens(request, delivered));
        return new Generation(delivered, tokens.input(), tokens.output(), cost(tokens), Content.of(request, delivered));
    }

    private static Directives.Tokens tokens(GenerationRequest request, int delivered) {
        int input = INSTRUCTION_TOKENS + request.texts().length() / CHARACTERS_PER_TOKEN;
        int variation = Math.floorMod(request.key().hashCode(), TOKENS_PER_UNIT);
        int written = request.isTranscription() ? Content.minutes(delivered) : delivered;
        return new Directives.Tokens(input, written * TOKENS_PER_UNIT + (delivered == 0 ? 0 : variation));
    }

    private static BigDecimal cost(Directives.Tokens tokens) {
        return USD_PER_INPUT_TOKEN
                .multiply(BigDecimal.valueOf(tokens.input()))
                .add(USD_PER_OUTPUT_TOKEN.multiply(BigDecimal.valueOf(tokens.output())))
                .setScale(USD_DECIMALS, RoundingMode.HALF_UP);
    }
}
