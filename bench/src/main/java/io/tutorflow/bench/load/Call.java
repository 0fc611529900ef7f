package io.tutorflow.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP request of a load.
 *
 * @param headers names and values in turn
 * @param body empty: none
 */
public record Call(String method, String path, List<String> headers, String body) {

    public Call {
        headers = List.copyOf(headers);
        if (headers.size() % 2 != 0) {
            throw new IllegalArgumentException("headers are names and values in turn, and these are " + headers.size());
        }
    }

    public static Call get(String path, String token) {
        return new Call("GET", path, List.of("Authorization", "Bearer " + token), "");
    }

    public static Call post(String path, String token, String json) {
        return post(path, token, "application/json", json);
    }

    public static Call post(String path, String token, String contentType, String text) {
        return new Call("POST", path, List.of("Authorization", "Bearer " + token, "Content-Type", contentType), text);
    }

    /** The same with one more header. */
    public Call with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Call(method, path, more, body);
    }

    boolean hasBody() {
        return !body.isEmpty();
    }
}
