package io.tutorflow.sandbox.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final List<String> SUBJECTS = List.of(
            "Foundations", "Patterns", "Questions", "Experiments", "Stories", "Methods", "Contrasts", "Practice");

    /** What a piece of work consists of. */
    private static final Map<String, String> PARTS =
            Map.of("course", "lessons", "module", "lessons", "slide", "slides", "video", "scenes");

    static Generation of(GenerationRequest request, Directives directives) {
        int delivered = directives.deliver().orElse(request.requestedUnits());
        Directives.Tokens tokens = directives.tokens().orElseGet(() -> tokens(request, delivered));
        return new Generation(delivered, tokens.input(), tokens.output(), cost(tokens), content(request, delivered));
    }

    private static Directives.Tokens tokens(GenerationRequest request, int delivered) {
        int input = INSTRUCTION_TOKENS + request.texts().length() / CHARACTERS_PER_TOKEN;
        int variation = Math.floorMod(request.key().hashCode(), TOKENS_PER_UNIT);
        return new Directives.Tokens(input, delivered * TOKENS_PER_UNIT + (delivered == 0 ? 0 : variation));
    }

    private static BigDecimal cost(Directives.Tokens tokens) {
        return USD_PER_INPUT_TOKEN
                .multiply(BigDecimal.valueOf(tokens.input()))
                .add(USD_PER_OUTPUT_TOKEN.multiply(BigDecimal.valueOf(tokens.output())))
                .setScale(USD_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Map<String, Object> content(GenerationRequest request, int delivered) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", subject(request.texts(), 0) + " of " + request.category());
        if (request.category().equals("evaluation")) {
            content.put("score", Math.floorMod(request.key().hashCode(), request.maxScore() + 1));
            content.put("maxScore", request.maxScore());
            content.put("feedback", "A clear answer; show how you came to it.");
        } else if (request.category().equals("slide_image")) {
            content.put("imageKey", "images/" + request.key() + ".png");
        } else if (request.category().equals("video_tts_regenerate")) {
            content.put("audioKey", "audio/" + request.key() + ".mp3");
        } else {
            List<Item> items = new ArrayList<>();
            for (int number = 1; number <= delivered; number++) {
                items.add(new Item(number, number + ". " + subject(request.texts(), number)));
            }
            content.put(PARTS.getOrDefault(request.category(), "items"), items);
        }
        return content;
    }

    private static String subject(String texts, int number) {
        return SUBJECTS.get(Math.floorMod(texts.hashCode() * 31 + number, SUBJECTS.size()));
    }

    /** A lesson, a slide, … that was made. */
    private record Item(int number, String title) {}
}
