package io.tutorflow.usage.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeptJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DraftJsonTest {

    private static final Draft EMPTY = new Draft("A video", null, Map.of(), List.of(), 0);

    @Property(tries = 300)
    void everyDraftIsReadAsItWasWritten(@ForAll("edits") List<Map<String, Object>> edits) {
        var draft = EMPTY;
        for (var edit : edits) {
            draft = draft.withScene(edit).patched(new DraftPatch(null, "New", edit));
            draft = draft.withPatchedScene("s1", edit);
        }

        var read = DraftJson.read(DraftJson.write(draft), "{}", null);

        assertThat(DraftJson.write(read)).isEqualTo(DraftJson.write(draft));
        assertThat(read.scenes().stream().map(Scene::fields).toList())
                .isEqualTo(draft.scenes().stream().map(Scene::fields).toList());
    }

    @Example
    void editsTogetherAreNotLongerThanADocument() {
        var draft = EMPTY.withScene(Map.of());
        for (int i = 0; i < 4; i++) {
            draft = draft.withPatchedScene("s1", Map.of("text" + i, "x".repeat(KeptJson.DOCUMENT / 4)));
        }
        var tooLong = draft;

        assertThatThrownBy(() -> DraftJson.write(tooLong)).isInstanceOf(ApiProblem.class);
    }

    @Example
    void aGeneratorsScenesNeedNotBeObjects() {
        var draft = DraftJson.read(null, "{}", "{\"scenes\":[\"One\",{\"title\":\"Two\"},null]}");

        assertThat(draft.scenes())
                .extracting(Scene::fields)
                .containsExactly(Map.of("text", "One"), Map.of("title", "Two"), Map.of());
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> edits() {
        var values = Arbitraries.<Object>of(
                "text", "", 1, true, List.of(), List.of(1, "a"), Map.of("sceneId", "s9"), Map.of("fields", Map.of()));
        var names = Arbitraries.of("title", "fields", "sceneId", "scenes", "content", "", "\uD83D\uDE00");
        return Arbitraries.maps(names, values)
                .ofMaxSize(4)
                .<Map<String, Object>>map(LinkedHashMap::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
