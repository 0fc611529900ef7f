package io.tutorflow.sandbox.generator;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Instructions to the renderer in a video's prompt: {@code [render 90s]} (the video's length), {@code [render-fail]},
 * {@code [render-twice]} (reports twice), {@code [render-late]} (reports once business time is 24 hours later), {@code
 * [render-never]}; and {@code [render-remotion]} (reports like Remotion Lambda).
 */
record RenderDirectives(OptionalInt seconds, Manner manner, boolean asRemotion) {

    /** How a render is reported. */
    enum Manner {
        ONCE,
        FAILED,
        TWICE,
        LATE,
        NEVER
    }

    private static final String REMOTION = "[render-remotion]";
    private static final Pattern SECONDS = Pattern.compile("\\[render (\\d{1,5})s]");
    private static final Pattern MANNER = Pattern.compile("\\[render-(fail|twice|late|never)]");

    static RenderDirectives in(String prompt) {
        var seconds = SECONDS.matcher(prompt);
        return new RenderDirectives(
                seconds.find() ? OptionalInt.of(Integer.parseInt(seconds.group(1))) : OptionalInt.empty(),
                Optional.of(MANNER.matcher(prompt))
                        .filter(matcher -> matcher.find())
                        .map(matcher -> manner(matcher.group(1)))
                        .orElse(Manner.ONCE),
                prompt.contains(REMOTION));
    }

    private static Manner manner(String word) {
        return switch (word) {
            case "fail" -> Manner.FAILED;
            case "twice" -> Manner.TWICE;
            case "late" -> Manner.LATE;
            default -> Manner.NEVER;
        };
    }
}
