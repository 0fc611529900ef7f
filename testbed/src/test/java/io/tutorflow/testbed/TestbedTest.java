package io.tutorflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestbedTest {

    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void startsOnce() {
        TestbedResource resource = new TestbedResource();
        resource.init(Map.of("database", "usage"));
        settings = resource.start();
    }

    @Test
    void givesAServiceItsOwnDurableDatabase() throws SQLException {
        try (Connection connection = connect(setting("quarkus.datasource.jdbc.url"))) {
            assertThat(shown(connection, "fsync")).isEqualTo("on");
            assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
            connection.createStatement().execute("create table own_table (id int)");
            connection.createStatement().execute("drop table own_table");
        }
    }

    @Test
    void refusesAServiceTheDatabasesOfOthers() {
        String billing = setting("quarkus.datasource.jdbc.url").replace("/usage", "/billing");

        assertThatThrownBy(() -> connect(billing)).hasMessageContaining("permission denied for database");
    }

    @Test
    void mintsTokensThatTheKeySetProves() throws Exception {
        JwtConsumer verifier = verifier();

        assertThat(verifier.processToClaims(TestTokens.teacher("school-1", "t-1"))
                        .getStringClaimValue("org_id"))
                .isEqualTo("school-1");
        assertThat(verifier.processToClaims(TestTokens.operator()).getStringClaimValue("role"))
                .isEqualTo("operator");
    }

    @Test
    void mintsTokensThatMustBeRefused() throws Exception {
        JwtConsumer verifier = verifier();

        assertThatThrownBy(() -> verifier.process(TestTokens.expiredOperator()))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> verifier.process(TestTokens.operatorElsewhere()))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> verifier.process(TestTokens.forgedOperator())).isInstanceOf(InvalidJwtException.class);
    }

    private static JwtConsumer verifier() throws Exception {
        Path jwks = Path.of(URI.create(setting("mp.jwt.verify.publickey.location")));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(Files.readString(jwks)).getJsonWebKeys()))
                .setExpectedAudience(setting("mp.jwt.verify.audiences"))
                .setExpectedIssuer(setting("mp.jwt.verify.issuer"))
                .setRequireExpirationTime()
                .build();
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, setting("quarkus.datasource.username"), setting("quarkus.datasource.password"));
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var shown = connection.createStatement().executeQuery("show " + setting)) {
            shown.next();
            return shown.getString(1);
        }
    }

    private static String setting(String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }
}
