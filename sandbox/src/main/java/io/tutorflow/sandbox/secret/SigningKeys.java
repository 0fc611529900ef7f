package io.tutorflow.sandbox.secret;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/** Generates the key with which an identity provider signs its tokens. */
final class SigningKeys {

    private static final int BITS = 2048;

    private SigningKeys() {}

    static String generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId("sandbox-1");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException failure) {
            throw new IllegalStateException("this JDK makes no RSA key", failure);
        }
    }
}
