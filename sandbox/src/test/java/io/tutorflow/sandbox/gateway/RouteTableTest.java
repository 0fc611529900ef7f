package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static RouteTable real() throws IOException {
        return RouteTable.read(Path.of("../deploy/gateway/routes.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/platform/courses, usage-service",
        "/callbacks/renders/123, usage-service",
        "/callbacks/remotion, usage-service",
        "/v1/platform/courses/123, usage-service",
        "/v1/platform/slides/edit/abc/generate/image, usage-service",
        "/v1/platform/quotes, usage-service",
        "/v1/platform/agent/usage/summary, usage-service",
        "/v1/platform/agent/register, billing-service",
        "/v1/platform/agent, billing-service",
        "/v1/platform/owner/auto-reload, billing-service",
        "/v1/platform/owner/usage/summary, usage-service",
        "/v1/admin/accounts/123/usage, billing-service",
        "/v1/platform/pricing-catalog, pricing-service",
        "/v1/platform/.well-known/agent.json, pricing-service",
        "/v1/admin/catalogs/3/publish, pricing-service",
        "/v1/admin/what-if, pricing-service",
        "/v1/admin/workspaces, billing-service",
        "/v1/admin/workspaces/7d9f0a52-3b1c-4e8a-8f6d-2c5b9e1a4f30, billing-service",
        "/v1/admin/workspaces/7d9f0a52-3b1c-4e8a-8f6d-2c5b9e1a4f30/credits, billing-service",
        "/v1/admin/workspaces/7d9f0a52-3b1c-4e8a-8f6d-2c5b9e1a4f30/terms, pricing-service",
        "/v1/admin/workspaces/7d9f0a52-3b1c-4e8a-8f6d-2c5b9e1a4f30/termsx, billing-service",
        "/v1/admin/workspaces/terms, billing-service",
        "/v1/school/activity-prices, pricing-service",
        "/v1/school/activities, usage-service",
        "/v1/school/budgets/me, budget-service",
        "/v1/school/teachers/t-1/budget, budget-service",
        "/v1/school/balance, billing-service",
        "/webhooks/stripe, billing-service",
        "/openapi.json, pricing-service",
        "/openapi.yaml, pricing-service",
        "/platform, console",
        "/platform/billing, console",
        "/, billing-service",
    })
    void sendsThePathsOfTheContractToTheirServices(String path, String service) throws IOException {
        assertThat(real().serviceFor(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/anything",
                "/platformx",
                "/v1",
                "/v1/platform",
                "/v1/platform/coursesx",
                "/V1/platform/courses",
                "/v1/Platform/courses",
                "/internal/holds",
                "/q/health",
                "/q/openapi",
            })
    void knowsNothingElse(String path) throws IOException {
        assertThat(real().serviceFor(path)).isEmpty();
    }

    @Test
    void refusesATableThatOpensInternalPaths() {
        Map<String, List<String>> open = Map.of("billing-service", List.of("/internal"));

        assertThatThrownBy(() -> RouteTable.of(open)).hasMessageContaining("/internal");
    }

    @Test
    void refusesATableThatRoutesAPathTwice() {
        Map<String, List<String>> twice =
                Map.of("billing-service", List.of("/v1/admin"), "usage-service", List.of("/v1/admin"));

        assertThatThrownBy(() -> RouteTable.of(twice)).hasMessageContaining("/v1/admin is routed twice");
    }
}
