package io.tutorflow.billing.account.workspace;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.KeyHash;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AccountEventsServiceTest {

    private static final String KEYS = "/v1/platform/agent/api-keys";

    @Inject
    RepublishingAccounts retelling;

    @Inject
    ToldAccounts told;

    @Test
    void everyChangeIsToldWithTheCompleteStateAndTheNextRevision() {
        var newcomer = Newcomers.register();
        var id = UUID.fromString(newcomer.organizationId());
        var child = with(newcomer.apiKey()).body(Map.of("name", "child")).post(KEYS);
        with(newcomer.apiKey())
                .post(KEYS + "/" + child.path("keyId") + "/revoke")
                .then()
                .statusCode(200);
        with(TestTokens.operator())
                .body(Map.of("status", "suspended", "rateLimitPerMinute", 7))
                .patch("/v1/admin/workspaces/" + id)
                .then()
                .statusCode(200);

        var events = told.upTo(id, 4);

        assertEquals(
                List.of(1L, 2L, 3L, 4L),
                events.stream().map(WorkspaceChanged::revision).toList());
        var opened = events.get(0);
        assertEquals("active", opened.status());
        assertEquals(60, opened.rateLimitPerMinute());
        assertFalse(opened.emailVerified());
        assertEquals("internal_invoice", opened.billingMode());
        assertEquals(
                KeyHash.of(newcomer.apiKey()).hex(), opened.keys().getFirst().keyHash());
        assertEquals(List.of("active", "active"), statuses(events.get(1)));
        assertEquals(List.of("active", "revoked"), statuses(events.get(2)));
        assertEquals("suspended", events.get(3).status());
        assertEquals(7, events.get(3).rateLimitPerMinute());
    }

    @Test
    void changesAtOnceAreToldInTheOrderOfTheirRevisions() {
        var newcomer = Newcomers.register();

        AtOnce.call(
                8,
                i -> with(newcomer.apiKey())
                        .body(Map.of("name", "key " + i))
                        .post(KEYS)
                        .then()
                        .statusCode(201));

        var events = told.upTo(UUID.fromString(newcomer.organizationId()), 9);
        assertEquals(
                LongStream.rangeClosed(1, 9).boxed().toList(),
                events.stream().map(WorkspaceChanged::revision).toList());
        assertEquals(9, events.getLast().keys().size());
    }

    @Test
    void aTopicThatWasLostIsToldAgainInFull() {
        var newcomer = Newcomers.register();
        var id = UUID.fromString(newcomer.organizationId());
        var before = told.upTo(id, 1).getFirst();

        retelling.retellAll();

        var again = told.atLeast(id, 2);
        assertTrue(again.stream().allMatch(before::equals), "the same state, told again");
    }

    @Test
    void othersAskForAKeyTheyHaveNotBeenToldOf() {
        var newcomer = Newcomers.register();
        var hash = KeyHash.of(newcomer.apiKey()).hex();

        lookUp(hash)
                .statusCode(200)
                .body("workspaceId", equalTo(newcomer.organizationId()))
                .body("revision", equalTo(1))
                .body("status", equalTo("active"))
                .body("keys.keyHash", hasItem(hash));
        lookUp(KeyHash.of("unknown").hex()).statusCode(404).body("error.code", equalTo("platform_not_found"));
        lookUp("nonsense").statusCode(400);
    }

    private static ValidatableResponse lookUp(String hash) {
        return with(TestTokens.service("usage-service"))
                .body(Map.of("keyHash", hash))
                .post("/internal/api-keys/lookup")
                .then();
    }

    private static List<String> statuses(WorkspaceChanged state) {
        return state.keys().stream().map(WorkspaceChanged.ApiKeyState::status).toList();
    }
}
