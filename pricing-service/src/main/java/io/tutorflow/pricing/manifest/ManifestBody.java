package io.tutorflow.pricing.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What agent.json says, field by field as the product's documentation has it. */
@Schema(name = "AgentManifest", description = "What the platform offers to agents, at what price, and how to start.")
record ManifestBody(
        @Schema(examples = "https://tutorflow.io/agent-manifest/v2")
        String schema,

        String name,
        String description,

        @Schema(description = "The base URL of all endpoints.")
        String baseUrl,

        Auth auth,
        Registration registration,

        @Schema(description = "What can be created, by category.")
        Map<String, PricedOffer> capabilities,

        @Schema(description = "Add-ons for a slide deck or video, by category.")
        Map<String, PricedOffer> addOns,

        Trial trial,
        Pricing pricing,
        TopUp topUp,
        X402 x402,
        String docs,
        String health) {

    /** How a caller shows its API key. */
    record Auth(String type, String prefix, String header) {}

    /** How an agent gets an API key. */
    record Registration(String endpoint, String method, List<String> requiredFields, List<String> optionalFields) {}

    /** A kind of work and the price of one unit of it. */
    record PricedOffer(
            String endpoint,
            String method,
            String unit,
            @Schema(description = "USD per unit.") BigDecimal priceUsd) {}

    /** What a new workspace begins with. */
    record Trial(
            BigDecimal creditsUsd,
            boolean emailVerificationRequiredForTrial,
            boolean emailVerificationRequiredForBilling) {}

    /** Where the whole price list is. */
    record Pricing(String endpoint, String method, String currency) {}

    /** How to buy more credits. */
    @Schema(name = "TopUpOffer")
    record TopUp(String endpoint, String method, BigDecimal minimumUsd, BigDecimal maximumUsd) {}

    /** Whether requests can be paid one by one, over HTTP 402. */
    record X402(boolean enabled) {}
}
