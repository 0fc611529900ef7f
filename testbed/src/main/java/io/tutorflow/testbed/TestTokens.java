package io.tutorflow.testbed;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Bearer tokens that a service under test accepts, and some that it must refuse. */
public final class TestTokens {

    static final String AUDIENCE = "tutorflow";

    private static final Duration LIFE = Duration.ofHours(1);

    private static final List<String> EVERY_ROLE =
            List.of("operator", "workspace_owner", "org_admin", "teacher", "student", "service", "platform", "admin");

    /** Other names and roles, as identity providers add them or let people set them: services must ignore them. */
    private static final Map<String, ?> HOSTILE = Map.ofEntries(
            entry("upn", "somebody-else"),
            entry("preferred_username", "somebody-else"),
            entry("name", "somebody-else"),
            entry("email", "somebody-else@example.org"),
            entry("client_id", "usage-service"),
            entry("groups", EVERY_ROLE),
            entry("roles", EVERY_ROLE),
            entry("permissions", EVERY_ROLE),
            entry("authorities", EVERY_ROLE),
            entry("realm_access", Map.of("roles", EVERY_ROLE)),
            entry("resource_access", Map.of(AUDIENCE, Map.of("roles", EVERY_ROLE))),
            entry("scope", String.join(" ", EVERY_ROLE)),
            entry("scp", EVERY_ROLE));

    private TestTokens() {}

    public static String operator() {
        return person("operator", "test-operator", Map.of());
    }

    public static String orgAdmin(String organizationId) {
        return person("org_admin", "test-org-admin", Map.of("org_id", organizationId));
    }

    public static String teacher(String organizationId, String subject) {
        return person("teacher", subject, Map.of("org_id", organizationId));
    }

    public static String student(String organizationId, String subject) {
        return person("student", subject, Map.of("org_id", organizationId));
    }

    public static String workspaceOwner(String workspaceId) {
        return person("workspace_owner", "test-owner", Map.of("workspace_id", workspaceId));
    }

    /** A person whose token has this role, whatever it is. */
    public static String withRole(Object role) {
        return with(Map.of("role", role, "org_id", UUID.randomUUID().toString()));
    }

    /** An operator's token with these claims added or replaced. */
    public static String with(Map<String, ?> claims) {
        TestbedAddress address = TestbedResource.used();
        JwtClaims all = claims(address, AUDIENCE, "operator", "test-operator", Instant.now());
        claims.forEach(all::setClaim);
        return sign(all, key(address));
    }

    /** The service token of a caller such as {@code usage-service}, or of the {@code sandbox}. */
    public static String service(String caller) {
        return TestbedResource.used().serviceToken(caller);
    }

    /** An operator's token that expired long ago and must be refused. */
    public static String expiredOperator() {
        TestbedAddress address = TestbedResource.used();
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        return sign(claims(address, AUDIENCE, "operator", "test-operator", longAgo), key(address));
    }

    /** An operator's token for a different API, which must be refused. */
    public static String operatorElsewhere() {
        TestbedAddress address = TestbedResource.used();
        return sign(claims(address, "elsewhere", "operator", "test-operator", Instant.now()), key(address));
    }

    /** An operator's token signed with a foreign key, which must be refused. */
    public static String forgedOperator() {
        TestbedAddress address = TestbedResource.used();
        try {
            RsaJsonWebKey forged = RsaJwkGenerator.generateJwk(2048);
            forged.setKeyId(key(address).getKeyId());
            return sign(claims(address, AUDIENCE, "operator", "test-operator", Instant.now()), forged);
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String person(String role, String subject, Map<String, String> scope) {
        TestbedAddress address = TestbedResource.used();
        JwtClaims claims = claims(address, AUDIENCE, role, subject, Instant.now());
        scope.forEach(claims::setStringClaim);
        return sign(claims, key(address));
    }

    private static JwtClaims claims(
            TestbedAddress address, String audience, String role, String subject, Instant issuedAt) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(address.issuer());
        claims.setAudience(List.of(audience));
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(issuedAt.plus(LIFE).getEpochSecond()));
        claims.setGeneratedJwtId();
        claims.setStringClaim("role", role);
        HOSTILE.forEach(claims::setClaim);
        return claims;
    }

    private static RsaJsonWebKey key(TestbedAddress address) {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(address.signingKey());
        } catch (JoseException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static String sign(JwtClaims claims, RsaJsonWebKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
