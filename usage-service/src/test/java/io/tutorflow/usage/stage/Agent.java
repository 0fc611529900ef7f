package io.tutorflow.usage.stage;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A workspace with one API key, and what it asks. */
public record Agent(UUID workspaceId, UUID keyId, String key) {

    public ValidatableResponse createCourse(Map<String, Object> body) {
        return post("/v1/platform/courses", body);
    }

    public ValidatableResponse createCourse(String prompt, Map<String, Object> fields) {
        var body = new HashMap<>(fields);
        body.put("prompt", prompt);
        return createCourse(body);
    }

    public ValidatableResponse post(String path, Map<String, Object> body) {
        return asking().body(body).post(path).then();
    }

    /** @param json the body as it is */
    public ValidatableResponse send(String path, String json) {
        return asking().body(json).post(path).then();
    }

    public ValidatableResponse get(String path) {
        return asking().get(path).then();
    }

    public RequestSpecification asking() {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
