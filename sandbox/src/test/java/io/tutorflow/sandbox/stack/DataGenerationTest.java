package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGenerationTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void emptyDataFolder() {
        home = new Home(folder, folder.resolve("data"));
    }

    @Test
    void goesOnWithWhatThisVersionBegan() throws IOException {
        DataGeneration.demandCurrent(home);
        Files.createDirectories(home.postgres());

        DataGeneration.demandCurrent(home);

        assertThat(home.generation()).hasContent(DataGeneration.CURRENT);
    }

    @Test
    void refusesDataFromBeforeThereWereGenerationsInWords() throws IOException {
        Files.createDirectories(home.postgres());

        assertThatThrownBy(() -> DataGeneration.demandCurrent(home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the data in " + home.data() + " is of an older version")
                .hasMessageEndingWith("./tutorflow up --fresh");
        assertThat(home.generation()).doesNotExist();
    }

    @Test
    void refusesDataOfAnotherGeneration() throws IOException {
        Files.createDirectories(home.postgres());
        Files.writeString(home.generation(), "0\n");

        assertThatThrownBy(() -> DataGeneration.demandCurrent(home)).hasMessageContaining("of another version");
        assertThat(home.generation()).hasContent("0");
    }

    @Test
    void takesAFolderThatOnlyHasPrograms() throws IOException {
        Files.createDirectories(home.data().resolve("programs"));

        DataGeneration.demandCurrent(home);

        assertThat(home.generation()).exists();
    }
}
