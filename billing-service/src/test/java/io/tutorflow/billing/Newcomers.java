package io.tutorflow.billing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Agents that register from wherever, so that no test uses up the limit of another. */
public final class Newcomers {

    private Newcomers() {}

    /** Registers somebody new. */
    public static Newcomer register() {
        var answer = register(anAddress(), Map.of("name", "Newcomer", "slug", aSlug()));
        return new Newcomer(answer.then().statusCode(201).extract().path("organizationId"), answer.path("apiKey"));
    }

    public static Response register(String address, Map<String, ?> body) {
        return from(address).body(body).post("/v1/platform/agent/register");
    }

    public static RequestSpecification from(String address) {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }

    public static RequestSpecification with(String bearer) {
        return given().contentType(ContentType.JSON).auth().oauth2(bearer);
    }

    public static String aSlug() {
        return "s-" + UUID.randomUUID();
    }

    public static String anAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** Who registered, with the first key. */
    public record Newcomer(String organizationId, String apiKey) {

        public RequestSpecification calling() {
            return with(apiKey);
        }
    }
}
