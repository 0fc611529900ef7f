package io.tutorflow.pricing.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import io.tutorflow.internal.whatif.WhatIfQuestion.DraftTerms;
import io.tutorflow.internal.whatif.WhatIfQuestion.KeyDiscount;
import io.tutorflow.internal.whatif.WhatIfQuestion.ListPrice;
import io.tutorflow.pricing.Caller;
import io.tutorflow.pricing.terms.KnownWorkspaces;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class WhatIfServiceTest {

    private static final Map<String, Object> SIX_CENTS = Map.of("catalogKey", "course.default", "amountUsd", 0.06);

    @Inject
    KnownWorkspaces workspaces;

    @Inject
    KnownMonths months;

    @Test
    void asksForAPageOfTheMonth() {
        ask(Map.of("prices", List.of(SIX_CENTS))).statusCode(200).body("month", equalTo(month().toString()));

        assertThat(months.asked())
                .isEqualTo(new WhatIfQuestion(
                        month(),
                        List.of(new ListPrice("course.default", new BigDecimal("0.06"))),
                        List.of(),
                        null,
                        50,
                        null));
    }

    @Test
    void asksForWhateverIsNamed() {
        var workspace = workspaces.open("growth", false);
        var cursor = UUID.randomUUID();
        var terms = Map.of(
                "planCode",
                "enterprise",
                "discountPercent",
                15,
                "discounts",
                List.of(Map.of("catalogKey", "slide.default", "percent", 7.5)),
                "prices",
                List.of(Map.of("catalogKey", "evaluation.default", "unitPriceUsd", 0.015)),
                "includedUsd",
                50,
                "commitUsd",
                500);

        ask(Map.of(
                        "terms",
                        List.of(terms, Map.of("workspaceId", workspace, "commitUsd", 0)),
                        "workspaceId",
                        workspace,
                        "limit",
                        200,
                        "cursor",
                        cursor))
                .statusCode(200);

        assertThat(months.asked())
                .isEqualTo(new WhatIfQuestion(
                        month(),
                        List.of(),
                        List.of(
                                new DraftTerms(
                                        null,
                                        "enterprise",
                                        BigDecimal.valueOf(15),
                                        List.of(new KeyDiscount("slide.default", new BigDecimal("7.5"))),
                                        List.of(new ListPrice("evaluation.default", new BigDecimal("0.015"))),
                                        BigDecimal.valueOf(50),
                                        BigDecimal.valueOf(500)),
                                new DraftTerms(workspace, null, null, null, null, null, BigDecimal.ZERO)),
                        workspace,
                        200,
                        cursor));
    }

    @Test
    void aStoredCatalogueCountsWithAllItsPrices() {
        var draft = Caller.operator()
                .body(Map.of("prices", List.of(SIX_CENTS)))
                .post("/v1/admin/catalogs")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("version");

        ask(Map.of("catalogVersion", draft)).statusCode(200);

        assertThat(months.asked().prices())
                .hasSize(9)
                .contains(new ListPrice("course.default", new BigDecimal("0.06")))
                .contains(new ListPrice("slide.default", new BigDecimal("0.03")));
        ask(Map.of("catalogVersion", 1)).statusCode(200);
        ask(Map.of("catalogVersion", 1_000_000))
                .statusCode(404)
                .body("error.message", equalTo("Catalogue version 1000000 was not found"));
    }

    /** What is misspelt must not look like a draft that changes nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | prices, catalogVersion or terms is required",
                "{'prices': null, 'catalogVersion': null, 'terms': null} | prices, catalogVersion or terms is required",
                "{'prices': []} | prices ",
                "{'prices': [null]} | prices[0] ",
                "{'prices': 'cheap'} | prices must be",
                "{'prices': [{'catalogKey': 'curse.default', 'amountUsd': 1}]} | prices[0].catalogKey is not in the catalogue: curse.default",
                "{'prices': [{'catalogKey': 'course.default', 'amountUsd': 1}, {'catalogKey': 'course.default', 'amountUsd': 2}]} | prices[1].catalogKey is there twice",
                "{'prices': [{'catalogKey': 'course.default', 'amountUsd': 0}]} | prices[0].amountUsd ",
                "{'prices': [{'catalogKey': 'course.default', 'amountUsd': 0.0000001}]} | prices[0].amountUsd must be below 10000",
                "{'prices': [{'catalogKey': 'course.default'}]} | prices[0].amountUsd ",
                "{'prices': [{'catalogKey': 'course.default', 'amountUsd': 1}], 'catalogVersion': 1} | catalogVersion cannot be combined with prices",
                "{'catalogVersion': 0} | catalogVersion ",
                "{'catalogVersion': 'newest'} | catalogVersion must be",
                "{'terms': []} | terms ",
                "{'terms': [null]} | terms[0] ",
                "{'terms': [{}]} | terms[0] must have discountPercent, discounts, prices, includedUsd or commitUsd",
                "{'terms': [{'planCode': 'enterprise', 'discount': 15}]} | terms[0] must have discountPercent",
                "{'terms': [{'discountPercent': 95.1}]} | terms[0].discountPercent ",
                "{'terms': [{'discountPercent': -1}]} | terms[0].discountPercent ",
                "{'terms': [{'discountPercent': 'half'}]} | terms[0].discountPercent must be",
                "{'terms': [{'planCode': 'enterprize', 'discountPercent': 15}]} | terms[0].planCode must be one of the configured plans: enterprise, free, growth",
                "{'terms': [{'planCode': 'free', 'workspaceId': '4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f', 'discountPercent': 15}]} | terms[0].planCode cannot be combined with workspaceId",
                "{'terms': [{'discountPercent': 15}, {'commitUsd': 5}]} | terms[1] is for the same workspaces as terms[0]",
                "{'terms': [{'discounts': [{'catalogKey': 'x', 'percent': 5}]}]} | terms[0].discounts[0].catalogKey is not in the catalogue: x",
                "{'terms': [{'prices': [{'catalogKey': 'x', 'unitPriceUsd': 5}]}]} | terms[0].prices[0].catalogKey is not in the catalogue: x",
                "{'terms': [{'discounts': [{'catalogKey': 'slide.default', 'percent': 5}], 'prices': [{'catalogKey': 'slide.default', 'unitPriceUsd': 5}]}]} | terms[0].prices[0].catalogKey is there twice",
                "{'terms': [{'includedUsd': -1}]} | terms[0].includedUsd ",
                "{'terms': [{'commitUsd': 10000001}]} | terms[0].commitUsd ",
                "{'terms': [{'commitUsd': 1}], 'limit': 0} | limit ",
                "{'terms': [{'commitUsd': 1}], 'limit': 201} | limit ",
                "{'terms': [{'commitUsd': 1}], 'cursor': 'next'} | cursor must be",
                "{'terms': [{'commitUsd': 1}], 'workspaceId': 'mine'} | workspaceId must be",
                "{'terms': [{'commitUsd': 1}], 'month': null} | month is required",
                "{'terms': [{'commitUsd': 1}], 'month': ''} | month must be such as 2026-10",
                "{'terms': [{'commitUsd': 1}], 'month': '2026-13'} | month must be such as 2026-10",
                "{'terms': [{'commitUsd': 1}], 'month': 10} | month must be",
                "{'terms': [{'commitUsd': 1}], 'month': '0000-01'} | month must be ",
                "{'terms': [{'commitUsd': 1}], 'month': '2999-01'} | month has not begun"
            })
    void whatMakesNoSenseIsRefusedByItsField(String json, String message) {
        var body = json.replace('\'', '"');
        var whole = body.contains("\"month\"")
                ? body
                : body.replaceFirst("\\{", "{\"month\": \"" + month() + "\"" + (body.equals("{}") ? "" : ", "));

        Caller.operator()
                .body(whole)
                .post("/v1/admin/what-if")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", containsString("Validation failed: " + message));
    }

    @Test
    void withoutABodyItIsTheBodyThatIsMissing() {
        for (var body : List.of("", "null")) {
            Caller.operator()
                    .body(body)
                    .post("/v1/admin/what-if")
                    .then()
                    .statusCode(400)
                    .body("error.message", equalTo("Validation failed: body is required"));
        }
    }

    @Test
    void twelveMonthsBackAndNotOne() {
        var running = YearMonth.now(ZoneOffset.UTC);

        of(running.minusMonths(12), Map.of("prices", List.of(SIX_CENTS))).statusCode(200);
        of(running, Map.of("prices", List.of(SIX_CENTS))).statusCode(200);
        of(running.minusMonths(13), Map.of("prices", List.of(SIX_CENTS)))
                .statusCode(400)
                .body(
                        "error.message",
                        equalTo("Validation failed: month must be %s or later, at most 12 months back"
                                .formatted(running.minusMonths(12))));
    }

    @Test
    void aWorkspaceThatIsNotThereIsNamed() {
        var missing = UUID.randomUUID();

        ask(Map.of("prices", List.of(SIX_CENTS), "workspaceId", missing))
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"))
                .body("error.message", equalTo("workspaceId: there is no workspace " + missing));
        ask(Map.of("terms", List.of(Map.of("workspaceId", missing, "commitUsd", 1))))
                .statusCode(404)
                .body("error.message", equalTo("terms[0].workspaceId: there is no workspace " + missing));
    }

    @Test
    void optionalFieldsMayBeNull() {
        var body = new HashMap<String, @Nullable Object>(Map.of("prices", List.of(SIX_CENTS)));
        for (var field : List.of("catalogVersion", "terms", "workspaceId", "limit", "cursor")) {
            body.put(field, null);
        }

        ask(body).statusCode(200);

        assertThat(months.asked().limit()).isEqualTo(50);
    }

    private static ValidatableResponse ask(Map<String, ?> draft) {
        return of(month(), draft);
    }

    private static ValidatableResponse of(YearMonth month, Map<String, ?> draft) {
        var body = new HashMap<String, @Nullable Object>(draft);
        body.put("month", month.toString());
        return Caller.operator().body(body).post("/v1/admin/what-if").then();
    }

    private static YearMonth month() {
        return YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    }
}
