package io.tutorflow.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * What a good answer is: its status, and words that must stand in its body, if any.
 *
 * @param words empty: any body will do
 */
public record Expected(int status, String words) {

    public static Expected status(int status) {
        return new Expected(status, "");
    }

    boolean isMetBy(int answered, byte[] body) {
        return answered == status && (words.isEmpty() || new String(body, StandardCharsets.UTF_8).contains(words));
    }

    boolean readsBodies() {
        return !words.isEmpty();
    }
}
