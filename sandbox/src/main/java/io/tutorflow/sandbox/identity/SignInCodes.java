package io.tutorflow.sandbox.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes under way: each is good for one exchange, within a minute. */
final class SignInCodes {

    static final Duration LIFE = Duration.ofMinutes(1);

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SignInCode> codes = new ConcurrentHashMap<>();

    String issue(SignInCode meant, Instant now) {
        codes.values().removeIf(old -> old.until().isBefore(now));
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        codes.put(code, meant);
        return code;
    }

    Optional<SignInCode> redeem(String code, Instant now) {
        return Optional.ofNullable(codes.remove(code))
                .filter(meant -> !meant.until().isBefore(now));
    }
}
