package io.tutorflow.sandbox.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens (RS256) for people, and publishes the public key. */
public final class IdentityProvider {

    public static final String ISSUER = "urn:tutorflow:sandbox";
    public static final String AUDIENCE = "tutorflow";

    private static final String NOBODY = "somebody-else";
    private static final List<String> EVERY_ROLE =
            List.of("operator", "workspace_owner", "org_admin", "teacher", "student", "service", "platform");

    private final RsaJsonWebKey key;

    public IdentityProvider(String signingKey) {
        this.key = parse(signingKey);
    }

    private static RsaJsonWebKey parse(String signingKey) {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(signingKey);
        } catch (JoseException damaged) {
            throw new IllegalStateException("the signing key in the secrets file cannot be read", damaged);
        }
    }

    public String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** An access token: for the API, and for nobody else. */
    public String sign(Person person, Instant now, Duration life) {
        JwtClaims claims = claims(person, AUDIENCE, now, life);
        claims.setStringClaim("role", person.role().claim());
        // As other providers do, so that nobody comes to rely on these: a person is the subject, with one role.
        claims.setStringClaim("upn", NOBODY);
        claims.setStringClaim("preferred_username", NOBODY);
        claims.setStringListClaim("groups", EVERY_ROLE);
        claims.setStringListClaim("roles", EVERY_ROLE);
        claims.setStringClaim("scope", String.join(" ", EVERY_ROLE));
        switch (person.role().scope()) {
            case NONE -> {}
            case ORGANIZATION -> claims.setStringClaim("org_id", person.scopeId());
            case WORKSPACE -> claims.setStringClaim("workspace_id", person.scopeId());
        }
        return sign(claims);
    }

    /** An ID token: who has signed in, told to one client (OpenID Connect Core 1.0, section 2). */
    String identify(Person person, String client, String nonce, Instant now, Duration life) {
        JwtClaims claims = claims(person, client, now, life);
        claims.setStringClaim("name", person.name());
        if (!nonce.isEmpty()) {
            claims.setStringClaim("nonce", nonce);
        }
        return sign(claims);
    }

    private static JwtClaims claims(Person person, String audience, Instant now, Duration life) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(List.of(audience));
        claims.setSubject(person.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("the token cannot be signed", failure);
        }
    }
}
