package io.tutorflow.pricing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;

/** Who calls the service under test, always with JSON. */
public final class Caller {

    private Caller() {}

    public static RequestSpecification anybody() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification operator() {
        return with(TestTokens.operator());
    }

    public static RequestSpecification with(String token) {
        return anybody().auth().oauth2(token);
    }
}
