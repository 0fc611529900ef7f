package io.tutorflow.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** What nobody foresaw is a 500 that says nothing of what is inside. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class UnexpectedFailureServiceTest {

    @Test
    void isAnErrorLikeAllOthersAndLeaksNothing() {
        var answer = given().get("/broken")
                .then()
                .statusCode(500)
                .body("error.code", equalTo("platform_internal_error"))
                .body("error.status", equalTo(500))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("row 7", "IllegalStateException", "io.tutorflow", "at java");
    }

    /** An endpoint that fails. */
    @Path("/broken")
    @PermitAll
    public static class Broken {

        @GET
        public String fail() {
            throw new IllegalStateException("row 7 of table usage_record is broken");
        }
    }
}
