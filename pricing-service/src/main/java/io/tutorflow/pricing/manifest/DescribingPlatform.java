package io.tutorflow.pricing.manifest;

import io.tutorflow.pricing.catalog.PriceBody;
import io.tutorflow.pricing.manifest.ManifestBody.Auth;
import io.tutorflow.pricing.manifest.ManifestBody.Pricing;
import io.tutorflow.pricing.manifest.ManifestBody.Registration;
import io.tutorflow.pricing.manifest.ManifestBody.TopUp;
import io.tutorflow.pricing.manifest.ManifestBody.Trial;
import io.tutorflow.pricing.manifest.ManifestBody.X402;
import io.tutorflow.pricing.manifest.Offer.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes the manifest from the price list. */
@ApplicationScoped
class DescribingPlatform {

    private final String publicUrl;

    DescribingPlatform(@ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    ManifestBody manifest(List<PriceBody> catalog) {
        var offers = new PricedOffers(catalog);
        return new ManifestBody(
                "https://tutorflow.io/agent-manifest/v2",
                "TutorFlow",
                "Courses, modules, tests, slides, videos and evaluations for learning, generated on request"
                        + " and billed per unit. Register for an API key; the first dollar is free.",
                publicUrl,
                new Auth("bearer", "tf_platform_", "Authorization"),
                new Registration(
                        "/v1/platform/agent/register",
                        "POST",
                        List.of("name", "slug"),
                        List.of("email", "agentIdentity")),
                offers.of(Kind.CAPABILITY),
                offers.of(Kind.ADD_ON),
                new Trial(new BigDecimal("1.0"), false, true),
                new Pricing("/v1/platform/pricing-catalog", "GET", "USD"),
                new TopUp(
                        "/v1/platform/agent/billing/session", "POST", BigDecimal.valueOf(5), BigDecimal.valueOf(5000)),
                new X402(false),
                publicUrl + "/docs",
                publicUrl + "/health");
    }
}
