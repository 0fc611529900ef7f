package io.tutorflow.pricing.catalog;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.pricing.Caller;
import io.tutorflow.testbed.TestbedResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class BadInputServiceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prices                | {}
            prices                | {"prices":null}
            prices                | {"prices":[]}
            prices                | {"prices":{}}
            prices                | {"prices":"course.default"}
            prices[0]             | {"prices":[null]}
            prices[0].catalogKey  | {"prices":[{"amountUsd":0.06}]}
            prices[0].catalogKey  | {"prices":[{"catalogKey":"","amountUsd":0.06}]}
            prices[0].catalogKey  | {"prices":[{"catalogKey":7,"amountUsd":0.06}]}
            prices[0].catalogKey  | {"prices":[{"catalogKey":"lunch.default","amountUsd":0.06}]}
            prices[1].catalogKey  | {"prices":[{"catalogKey":"course.default","amountUsd":1},{"catalogKey":"course.default","amountUsd":1}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default"}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":null}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":0}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":-0.05}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":0.0000001}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":0.1234567}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":10000}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":1e400}]}
            prices[0].amountUsd   | {"prices":[{"catalogKey":"course.default","amountUsd":"0.06"}]}
            effectiveFrom         | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"effectiveFrom":"2026-01-01T00:00:00Z"}
            effectiveFrom         | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"effectiveFrom":"2999-01-01T00:00:00Z"}
            effectiveFrom         | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"effectiveFrom":"tomorrow"}
            effectiveFrom         | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"effectiveFrom":"2026-01-01"}
            idempotencyKey        | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"idempotencyKey":""}
            idempotencyKey        | {"prices":[{"catalogKey":"course.default","amountUsd":0.06}],"idempotencyKey":"\\u0000"}
            body                  | []
            body                  | {"prices":
            body                  | {"prices":[],"prices":[]}
            """)
    void aDraftNamesTheWrongField(String field, String body) {
        Caller.operator()
                .body(body)
                .post(Versions.PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.status", equalTo(400))
                .body("error.message", containsString(field));
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,-1", "limit,many", "offset,-1", "offset,1.5", "offset,99999999999"})
    void aListNamesTheWrongParameter(String parameter, String value) {
        Caller.operator()
                .queryParam(parameter, value)
                .get(Versions.PATH)
                .then()
                .statusCode(400)
                .body("error.message", containsString(parameter));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "999999", "one", "99999999999"})
    void thereIsNoSuchVersion(String version) {
        Caller.operator().get(Versions.PATH + "/" + version).then().statusCode(404);
        Caller.operator()
                .post(Versions.PATH + "/" + version + "/publish")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_not_found"));
    }
}
