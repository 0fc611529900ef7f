package io.tutorflow.usage.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.http.ApiProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Draft EMPTY = new Draft("A video", null, Map.of(), List.of(), 0);
    private static final Draft THREE = EMPTY.withScene(Map.of("title", "One"))
            .withScene(Map.of("title", "Two"))
            .withScene(Map.of("title", "Three"));

    @Test
    void aSceneComesLastUnderAnIdThatWasNeverUsed() {
        var draft = THREE.withoutScene("s3").withScene(Map.of("title", "Four", "sceneId", "s1"));

        assertThat(ids(draft)).containsExactly("s1", "s2", "s4");
        assertThat(draft.scene("s4").fields()).isEqualTo(Map.of("title", "Four"));
    }

    @Test
    void aPatchChangesWhatItNames() {
        assertThat(THREE.withPatchedScene("s2", Map.of("text", "Hello"))
                        .scene("s2")
                        .fields())
                .isEqualTo(Map.of("title", "Two", "text", "Hello"));
        assertThat(THREE.patched(new DraftPatch(null, "New", null)).title()).isEqualTo("A video");
    }

    @Test
    void anOrderNamesEachSceneOnce() {
        assertThat(ids(THREE.reordered(List.of("s3", "s1", "s2")))).containsExactly("s3", "s1", "s2");
        assertThatThrownBy(() -> THREE.reordered(List.of("s1", "s2"))).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> THREE.reordered(List.of("s1", "s2", "s2"))).isInstanceOf(ApiProblem.class);
    }

    @Test
    void thereAreAHundredScenesAtTheMost() {
        var full = EMPTY;
        for (int i = 0; i < Draft.MOST_SCENES; i++) {
            full = full.withScene(Map.of());
        }
        var last = full;

        assertThatThrownBy(() -> last.withScene(Map.of())).isInstanceOf(ApiProblem.class);
    }

    @Test
    void anUnknownSceneIsNotFound() {
        assertThatThrownBy(() -> THREE.withoutScene("s9")).isInstanceOf(ApiProblem.class);
    }

    private static List<String> ids(Draft draft) {
        return draft.scenes().stream().map(Scene::sceneId).toList();
    }
}
