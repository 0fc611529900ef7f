package io.tutorflow.sandbox.stripe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final String KIND = "refund";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void remembersWhatWasChangedAndForgetsWhatWasDeleted() throws IOException {
        try (Store store = Store.in(folder)) {
            put(store, "a", 1);
            put(store, "b", 2);
            put(store, "a", 3);
            store.change(change -> {
                change.delete(KIND, "b");
                return 0;
            });
        }

        try (Store again = Store.in(folder)) {
            assertThat(amount(again, "a")).contains(3);
            assertThat(amount(again, "b")).isEmpty();
        }
    }

    @Test
    void cutsOffAChangeThatWasNotWrittenToItsEnd() throws IOException {
        try (Store store = Store.in(folder)) {
            put(store, "a", 1);
        }
        Files.writeString(journal(), "[{\"kind\":\"refund\",\"id\":\"b\",\"docu", StandardOpenOption.APPEND);

        try (Store again = Store.in(folder)) {
            assertThat(amount(again, "a")).contains(1);
            put(again, "c", 2);
        }
        try (Store andAgain = Store.in(folder)) {
            assertThat(amount(andAgain, "c")).contains(2);
        }
    }

    @Test
    void refusesAFileThatIsBrokenInTheMiddle() throws IOException {
        Files.writeString(journal(), "nonsense\n[]\n");

        assertThatThrownBy(() -> Store.in(folder)).hasMessageContaining("a line that cannot be read");
    }

    @Test
    void keepsNothingOfWorkThatThrows() throws IOException {
        try (Store store = Store.in(folder)) {
            assertThatThrownBy(() -> store.change(change -> {
                        change.put(KIND, document("a", 1));
                        throw new IllegalStateException("halfway");
                    }))
                    .hasMessage("halfway");

            assertThat(amount(store, "a")).isEmpty();
        }
        assertThat(Files.size(journal())).isZero();
    }

    @Test
    void showsAChangeItsOwnWorkAndNobodyElseHalfOfIt() throws IOException {
        try (Store store = Store.in(folder)) {
            Optional<ObjectNode> seen = store.change(change -> {
                ObjectNode document = document("a", 1);
                change.put(KIND, document);
                document.put("amount", 2);
                return change.find(KIND, "a");
            });

            assertThat(seen.orElseThrow().get("amount").asInt()).isEqualTo(1);
        }
    }

    @Test
    void listsFromAnyPlaceInBothDirections() throws IOException {
        try (Store store = Store.in(folder)) {
            for (String id : List.of("a", "b", "c", "d")) {
                put(store, id, 1);
            }

            assertThat(ids(store, change -> change.newestFirst(KIND))).containsExactly("d", "c", "b", "a");
            assertThat(ids(store, change -> change.newestFirst(KIND, "c"))).containsExactly("b", "a");
            assertThat(ids(store, change -> change.oldestFirst(KIND, "b"))).containsExactly("c", "d");
            assertThat(ids(store, change -> change.oldestFirst(KIND, "d"))).isEmpty();
        }
    }

    @Test
    void shrinksAFileThatIsMostlyAboutThePast() throws IOException {
        try (Store store = Store.in(folder)) {
            for (int amount = 0; amount <= 2_000; amount++) {
                put(store, "a", amount);
            }
        }
        long before = Files.size(journal());

        try (Store again = Store.in(folder)) {
            put(again, "b", 1);
        }

        assertThat(Files.size(journal())).isLessThan(before / 100);
        try (Store andAgain = Store.in(folder)) {
            assertThat(amount(andAgain, "a")).contains(2_000);
            assertThat(amount(andAgain, "b")).contains(1);
        }
    }

    private Path journal() {
        return folder.resolve("account.journal");
    }

    private static List<String> ids(Store store, Function<Change, Stream<ObjectNode>> list) {
        return store.change(change ->
                list.apply(change).map(document -> document.get("id").asText()).toList());
    }

    private static ObjectNode document(String id, int amount) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("amount", amount);
    }

    private static void put(Store store, String id, int amount) {
        store.change(change -> {
            change.put(KIND, document(id, amount));
            return id;
        });
    }

    private static Optional<Integer> amount(Store store, String id) {
        return store.change(change -> change.find(KIND, id))
                .map(document -> document.get("amount").asInt());
    }
}
