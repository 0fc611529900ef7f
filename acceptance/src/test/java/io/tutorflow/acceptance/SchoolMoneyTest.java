package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a school's tokens were spent on, and who sees it: through the gateway, and two replicas of the services. */
class SchoolMoneyTest {

    private static final Map<String, Object> COVER = Map.of(
            "activity",
            "cover_image",
            "prompt",
            "A leaf",
            "target",
            Map.of("courseId", "biology", "title", "Photosynthesis"));

    private final LocalStack stack = Suite.stack();

    @Test
    void isToldInWordsToWhoeverSharesTheWallet() throws Exception {
        var school = stack.schoolWith(1_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        assertThat(teacher.post("/v1/school/activities", COVER).status()).isEqualTo(201);

        Waiting.until("the ledger has it", () -> count(teacher, "/v1/school/transactions?type=usage") == 1);

        var spent = teacher.get("/v1/school/transactions?type=usage").body().path("items");
        assertThat(spent.path(0).path("description").asText()).isEqualTo("Cover image for 'Photosynthesis'");
        assertThat(lines(school.admin(), "/v1/school/transactions.csv?type=usage"))
                .singleElement()
                .asString()
                .contains(",usage,-25,-0.25,\"Cover image for 'Photosynthesis'\",");
        assertThat(lines(school.admin(), "/v1/school/generations.csv?courseId=biology"))
                .singleElement()
                .asString()
                .contains(",\"Photosynthesis\",cover_image,,\"biology\",", ",25,tokens,completed,");
        assertThat(teacher.get("/v1/school/balance").body().path("tokens").asInt())
                .isEqualTo(975);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void aBudgetIsInPlaceOfTheWallet() throws Exception {
        var school = stack.schoolWith(1_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        var budget = Map.of("period", "weekly", "limitTokens", 100);
        assertThat(school.admin()
                        .put("/v1/school/teachers/teacher/budget", budget)
                        .status())
                .isEqualTo(200);

        var balance = teacher.get("/v1/school/balance").body();

        assertThat(balance.path("budget").path("remainingTokens").asInt()).isEqualTo(100);
        assertThat(balance.has("tokens")).isFalse();
        assertThat(teacher.get("/v1/school/transactions").status()).isEqualTo(403);
        assertThat(teacher.post("/v1/school/purchases", Map.of("amountUsd", 5)).status())
                .isEqualTo(403);
    }

    private static int count(Client person, String path) {
        return person.get(path).body().path("items").size();
    }

    /** Of a file, without its header. */
    private static List<String> lines(Client person, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(person.baseUrl() + path))
                .header("Authorization", "Bearer " + person.token())
                .build();
        var file = person.http().send(request, BodyHandlers.ofString()).body();
        return file.lines().skip(1).toList();
    }
}
