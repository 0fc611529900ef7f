package io.tutorflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path folder;

    @Test
    void appliesThemInTheOrderOfTheirNumbers() throws Exception {
        write("V2__second.sql", "CREATE TABLE wallet (id uuid); -- CREATE TABLE remark\nCREATE TABLE old (id uuid);");
        write("V10__tenth.sql", "DROP TABLE old;");

        assertThat(Migrations.of(folder).tables()).containsExactly("wallet");
    }

    @Test
    void knowsWhatATriggerDoes() throws Exception {
        write("V1__first.sql", """
                CREATE TABLE wallet (id uuid);
                CREATE FUNCTION falls() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO crossing (id) VALUES (new.id);
                    RETURN new;
                END $$;
                CREATE TRIGGER wallet_falls BEFORE UPDATE OF id ON wallet
                    FOR EACH ROW WHEN (new.id IS NOT NULL) EXECUTE FUNCTION falls();
                CREATE TRIGGER gone BEFORE DELETE ON wallet EXECUTE FUNCTION falls();
                DROP TRIGGER gone ON wallet;
                """);

        var triggers = Migrations.of(folder).triggers();

        assertThat(triggers).containsOnlyKeys("wallet");
        var ofWallet = triggers.getOrDefault("wallet", Map.of());
        assertThat(ofWallet).containsOnlyKeys("wallet_falls");
        assertThat(SqlText.tables(ofWallet.getOrDefault("wallet_falls", ""))).containsExactly("crossing");
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql);
    }
}
