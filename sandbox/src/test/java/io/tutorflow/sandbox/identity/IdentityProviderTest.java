package io.tutorflow.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.sandbox.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

class IdentityProviderTest {

    private final IdentityProvider provider =
            new IdentityProvider(Secrets.generate().signingKey());

    @Test
    void signsWhatItsPublishedKeyProves() throws Exception {
        String token = provider.sign(new Person(Role.TEACHER, "t-1", "school-1"), Instant.now(), Duration.ofHours(1));

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(provider.jwks()).getJsonWebKeys()))
                .setExpectedIssuer(IdentityProvider.ISSUER)
                .setExpectedAudience(IdentityProvider.AUDIENCE)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("t-1");
        assertThat(claims.getStringClaimValue("role")).isEqualTo("teacher");
        assertThat(claims.getStringClaimValue("org_id")).isEqualTo("school-1");
        assertThat(claims.hasClaim("workspace_id")).isFalse();
    }

    @Test
    void keepsThePrivateKeyToItself() {
        assertThat(provider.jwks()).contains("\"n\"").doesNotContain("\"d\"");
    }

    @Test
    void asksForTheIdThatARoleNeeds() {
        assertThatThrownBy(() -> new Person(Role.STUDENT, "s-1", "")).hasMessageContaining("--org");
        assertThatThrownBy(() -> new Person(Role.WORKSPACE_OWNER, "o-1", "")).hasMessageContaining("--workspace");
        assertThatThrownBy(() -> new Person(Role.OPERATOR, "o-1", "school-1")).hasMessageContaining("operator");
        assertThatThrownBy(() -> Role.of("boss")).hasMessageContaining("workspace_owner");
    }
}
