package io.tutorflow.sandbox.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What the generator made of a request; the same request always becomes the same. */
final class Content {

    private static final List<String> SUBJECTS = List.of(
            "Foundations", "Patterns", "Questions", "Experiments", "Stories", "Methods", "Contrasts", "Practice");

    private static final int EXERCISES = 5;
    private static final int MOST_POINTS = 100;
    private static final int SECONDS = 60;

    /** What a piece of work consists of. */
    private static final Map<String, String> PARTS = Map.of(
            "course", "lessons",
            "module", "lessons",
            "slide", "slides",
            "video", "scenes",
            "ai_lesson_generation", "sections");

    private final GenerationRequest request;
    private final int delivered;
    private final Map<String, Object> content = new LinkedHashMap<>();

    private Content(GenerationRequest request, int delivered) {
        this.request = request;
        this.delivered = delivered;
    }

    static Map<String, Object> of(GenerationRequest request, int delivered) {
        return new Content(request, delivered).made();
    }

    /** Begun minutes of so many seconds. */
    static int minutes(int seconds) {
        return Math.ceilDiv(seconds, SECONDS);
    }

    private Map<String, Object> made() {
        content.put("title", subject(0) + " of " + request.category());
        switch (request.category()) {
            case "evaluation" -> {
                content.put("score", chosen(request.maxScore() + 1));
                content.put("maxScore", request.maxScore());
                content.put("feedback", "A clear answer; show how you came to it.");
            }
            case "slide_image", "cover_image" -> content.put("imageKey", "images/" + request.key() + ".png");
            case "video_tts_regenerate" -> content.put("audioKey", "audio/" + request.key() + ".mp3");
            case "ai_exercise_generation" -> content.put("exercises", many(EXERCISES, this::exercise));
            case "writing_assessment" -> assess(List.of("content", "structure", "grammar"));
            case "speaking_assessment" -> assess(List.of("fluency", "pronunciation", "vocabulary"));
            case GenerationRequest.TRANSCRIPTION -> content.put("transcript", many(minutes(delivered), this::said));
            case "post_session_summary" -> {
                content.put("summary", "The session was about " + subject(1) + " and ended with " + subject(2) + ".");
                content.put("homework", List.of("Read again: " + subject(1)));
            }
            default -> content.put(PARTS.getOrDefault(request.category(), "items"), many(delivered, this::item));
        }
        return content;
    }

    private void assess(List<String> criteria) {
        content.put("score", chosen(MOST_POINTS + 1));
        content.put("maxScore", MOST_POINTS);
        content.put("feedback", "Well on the way; practise " + subject(1) + ".");
        content.put("criteria", criteria);
    }

    private Object exercise(int number) {
        return new Exercise(number, number + ". What do you know of " + subject(number) + "?", subject(number));
    }

    private Object said(int minute) {
        return new Said((minute - 1) * SECONDS, minute % 2 == 0 ? "student" : "teacher", subject(minute));
    }

    private Object item(int number) {
        return new Item(number, number + ". " + subject(number));
    }

    private int chosen(int bound) {
        return Math.floorMod(request.key().hashCode(), bound);
    }

    private String subject(int number) {
        return SUBJECTS.get(Math.floorMod(request.texts().hashCode() * 31 + number, SUBJECTS.size()));
    }

    private static List<Object> many(int count, IntFunction<Object> made) {
        List<Object> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            all.add(made.apply(number));
        }
        return all;
    }

    /** A lesson, a slide, … that was made. */
    private record Item(int number, String title) {}

    /** A question with its answer. */
    private record Exercise(int number, String question, String answer) {}

    /** What somebody said in a minute of a session. */
    private record Said(int fromSecond, String speaker, String text) {}
}
