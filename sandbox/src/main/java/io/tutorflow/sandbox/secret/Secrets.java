package io.tutorflow.sandbox.secret;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets of one stack, generated once and kept in a file that only its owner may read.
 *
 * @param databasePasswords by database user
 * @param serviceTokens by caller, such as {@code usage-service}
 * @param controlToken the command line's credential for the running stack
 * @param signingKey the identity provider's RSA key as a JSON Web Key
 */
public record Secrets(
        Map<String, String> databasePasswords,
        Map<String, String> serviceTokens,
        String controlToken,
        String signingKey) {

    /** The sandbox's own name as a caller of services. */
    public static final String SANDBOX = "sandbox";

    public static final String SUPERUSER = "postgres";
    public static final String AUDITOR = "auditor";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secrets {
        databasePasswords = Map.copyOf(databasePasswords);
        serviceTokens = Map.copyOf(serviceTokens);
    }

    /** Reads the secrets, or generates and stores them if there are none. */
    public static Secrets in(Path file) throws IOException {
        if (Files.exists(file)) {
            return JSON.readValue(file.toFile(), Secrets.class);
        }
        Secrets secrets = generate();
        Folders.replaceSecret(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(secrets));
        return secrets;
    }

    public static Secrets generate() {
        Map<String, String> passwords = new LinkedHashMap<>();
        Stream.concat(Stream.of(SUPERUSER, AUDITOR), Stream.of(Service.values()).map(Service::databaseUser))
                .forEach(user -> passwords.put(user, random()));
        Map<String, String> tokens = new LinkedHashMap<>();
        Stream.concat(Stream.of(SANDBOX), Stream.of(Service.values()).map(Service::id))
                .forEach(caller -> tokens.put(caller, "tf_service_" + random()));
        return new Secrets(passwords, tokens, random(), SigningKeys.generate());
    }

    public String password(String databaseUser) {
        return Objects.requireNonNull(databasePasswords.get(databaseUser), databaseUser);
    }

    public String serviceToken(String caller) {
        return Objects.requireNonNull(serviceTokens.get(caller), caller);
    }

    /**
     * The callers that a service accepts, in the form of its setting: {@code caller:sha256,…}, never the tokens
     * themselves.
     */
    public String acceptedServiceTokens() {
        return serviceTokens.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(token -> token.getKey() + ":" + sha256(token.getValue()))
                .collect(Collectors.joining(","));
    }

    /** The secret that signs the renderer's reports; derived from a secret that every stack has. */
    public String rendererSecret() {
        return sha256("renderer/" + controlToken);
    }

    /** The key for the stack's own Stripe, in the form of a test key. */
    public String stripeKey() {
        return "sk_test_" + sha256("stripe/key/" + controlToken);
    }

    /** The signing secret of webhooks from the stack's own Stripe. */
    public String stripeWebhookSecret() {
        return "whsec_" + sha256("stripe/webhooks/" + controlToken);
    }

    /** The signing secret of thin webhooks, which go to an endpoint of their own. */
    public String stripeThinWebhookSecret() {
        return "whsec_" + sha256("stripe/thin-webhooks/" + controlToken);
    }

    /** The console's credential at the stack's identity provider. */
    public String consoleSecret() {
        return sha256("console/" + controlToken);
    }

    /** A principal's password for the stack's Kafka. */
    public String kafkaPassword(String principal) {
        return sha256("kafka/" + principal + "/" + controlToken);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The lower-case hexadecimal SHA-256 of a text. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
