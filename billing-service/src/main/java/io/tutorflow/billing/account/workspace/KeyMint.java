package io.tutorflow.billing.account.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;

/** The source of randomness for API keys. */
@ApplicationScoped
public class KeyMint {

    private final SecureRandom random = new SecureRandom();

    public NewKey mint() {
        return new NewKey(new KeyId(UUID.randomUUID()), ApiKeySecret.from(random));
    }
}
