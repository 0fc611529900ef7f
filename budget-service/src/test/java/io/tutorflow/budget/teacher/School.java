package io.tutorflow.budget.teacher;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.testbed.TestTokens;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.UUID;

/** An organization of its own for each test, as its admin sees it over HTTP. */
record School(String id) {

    static School newOne() {
        var id = UUID.randomUUID();
        CDI.current()
                .select(Organizations.class)
                .get()
                .apply(new OrganizationChanged(
                        id,
                        1,
                        "A school",
                        "UTC",
                        "active",
                        "free",
                        "Free",
                        0,
                        null,
                        Instant.parse("2026-11-21T10:00:00Z")));
        return new School(id.toString());
    }

    static String budgetOf(String teacher) {
        return "/v1/school/teachers/" + teacher + "/budget";
    }

    static RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    ValidatableResponse set(String teacher, String body) {
        return admin().body(body).put(budgetOf(teacher)).then();
    }

    ValidatableResponse remove(String teacher) {
        return admin().delete(budgetOf(teacher)).then();
    }

    ValidatableResponse list(String query) {
        return admin().get("/v1/school/budgets" + query).then();
    }

    RequestSpecification admin() {
        return with(TestTokens.orgAdmin(id));
    }
}
