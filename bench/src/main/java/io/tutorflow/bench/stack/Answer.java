package io.tutorflow.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What an HTTP request was answered. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public String errorCode() {
        return body.path("error").path("code").asText();
    }
}
