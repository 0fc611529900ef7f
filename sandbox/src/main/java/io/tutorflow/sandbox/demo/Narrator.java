package io.tutorflow.sandbox.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Tells the story while it happens: requests, responses, and whether those are as expected. */
final class Narrator {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long GLANCE_MILLIS = 500;

    private final Api api;
    private final PrintStream out;
    private int chapter;

    Narrator(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%d. %s%n", chapter, title);
    }

    void say(String what) {
        out.printf("   %s%n", what);
    }

    Answer ask(String method, String path, String token, String body) throws IOException, InterruptedException {
        out.printf("   %s %s %s%n", method, path, body);
        Answer answer = api.send(method, path, token, body);
        out.printf("   %d%n", answer.status());
        return answer;
    }

    /** Sends a request without showing it, for polling. */
    Answer askQuietly(String path, String token) throws IOException, InterruptedException {
        return api.send("GET", path, token, "");
    }

    /** Asks again and again, without telling; answers the last answer, whatever it is. */
    Answer awaits(String path, String token, Predicate<Answer> isIt) throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(PATIENCE);
        Answer answer = askQuietly(path, token);
        while (!isIt.test(answer) && Instant.now().isBefore(patience)) {
            Thread.sleep(GLANCE_MILLIS);
            answer = askQuietly(path, token);
        }
        return answer;
    }

    /** Has something done without telling. */
    void sendQuietly(String path, String token) throws IOException, InterruptedException {
        api.send("POST", path, token, "");
    }

    /** Where a path is for somebody beside the demo. */
    String address(String path) {
        return api.address(path);
    }

    /** Downloads a file, and says where it is. */
    void save(String path, String token, Path file) throws IOException, InterruptedException {
        out.printf("   GET %s%n", path);
        Files.createDirectories(file.getParent());
        Files.write(file, api.fetch(path, token));
        out.printf("   saved: %s%n", file);
    }

    void status(Answer answer, int expected) throws Mismatch {
        if (answer.status() != expected) {
            throw new Mismatch(
                    "expected status " + expected + ", and the answer is " + answer.status() + " " + answer.body());
        }
    }

    void number(Answer answer, String pointer, String expected) throws Mismatch {
        check(answer, pointer, expected, answer.isNumber(pointer, expected));
    }

    void text(Answer answer, String pointer, String expected) throws Mismatch {
        check(answer, pointer, expected, answer.text(pointer).equals(expected));
    }

    /** Whatever its value. */
    void there(Answer answer, String pointer) throws Mismatch {
        check(answer, pointer, answer.text(pointer), !answer.text(pointer).isEmpty());
    }

    private void check(Answer answer, String pointer, String expected, boolean holds) throws Mismatch {
        String name = pointer.substring(1).replace('/', '.');
        if (!holds) {
            throw new Mismatch("expected " + name + " = " + expected + ", and the answer is " + answer.body());
        }
        out.printf("   ok: %s = %s%n", name, expected);
    }
}
