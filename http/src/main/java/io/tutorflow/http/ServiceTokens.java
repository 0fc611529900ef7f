package io.tutorflow.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services that may call {@code /internal}, each identified by the hash of its token. */
@ApplicationScoped
class ServiceTokens {

    private final Map<KeyHash, String> serviceByHash = new HashMap<>();

    /** @param accepted entries {@code service:sha256-hex} */
    ServiceTokens(@ConfigProperty(name = "tutorflow.accepted-service-tokens") Optional<List<String>> accepted) {
        for (var entry : accepted.orElse(List.of())) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "tutorflow.accepted-service-tokens: an entry is service:sha256-hex, separated by commas");
            }
            serviceByHash.put(new KeyHash(entry.substring(colon + 1)), entry.substring(0, colon));
        }
    }

    /** Looked up by hash, so that the duration of the look-up does not help anyone guess tokens. */
    Optional<ServiceCaller> callerOf(KeyHash presented) {
        return Optional.ofNullable(serviceByHash.get(presented)).map(ServiceCaller::new);
    }
}
