package io.tutorflow.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.security.Principal;
import java.util.UUID;

/** An agent or developer who calls with a workspace's API key. */
public record ApiKeyCaller(UUID workspaceId, UUID keyId, boolean suspended, int rateLimitPerMinute)
        implements Principal {

    public static final String ROLE = "platform";

    /** The caller of an endpoint that only {@link #ROLE} may call. */
    public static ApiKeyCaller of(SecurityIdentity identity) {
        return identity.getPrincipal(ApiKeyCaller.class);
    }

    @Override
    public String getName() {
        return keyId.toString();
    }
}
