package io.tutorflow.usage.edit;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.http.ApiProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slide deck or video being edited.
 *
 * @param content everything except title, description and scenes
 * @param scenes of a video, in order
 * @param scenesMade how many scenes there have ever been
 */
record Draft(
        @Nullable String title,
        @Nullable String description,
        Map<String, Object> content,
        List<Scene> scenes,
        int scenesMade) {

    /** Twice as many as can be created with a video. */
    static final int MOST_SCENES = 100;

    Draft patched(DraftPatch patch) {
        return new Draft(
                patch.title() == null ? title : patch.title(),
                patch.description() == null ? description : patch.description(),
                patch.content() == null ? content : patch.content(),
                scenes,
                scenesMade);
    }

    /** At the end. */
    Draft withScene(Map<String, Object> fields) {
        if (scenes.size() >= MOST_SCENES) {
            throw ApiProblem.invalid("scenes must have at most " + MOST_SCENES + " entries");
        }
        var more = new ArrayList<>(scenes);
        more.add(Scene.of("s" + (scenesMade + 1), fields));
        return with(more, scenesMade + 1);
    }

    Draft withPatchedScene(String id, Map<String, Object> changes) {
        var scene = scene(id);
        return with(
                scenes.stream()
                        .map(each -> each.equals(scene) ? scene.patched(changes) : each)
                        .toList(),
                scenesMade);
    }

    Draft withoutScene(String id) {
        var scene = scene(id);
        return with(scenes.stream().filter(each -> !each.equals(scene)).toList(), scenesMade);
    }

    Draft reordered(List<String> ids) {
        var byId = scenes.stream().collect(toMap(Scene::sceneId, Function.identity()));
        if (ids.size() != scenes.size() || !byId.keySet().equals(new HashSet<>(ids))) {
            throw ApiProblem.invalid("sceneIds must name each scene of the video once");
        }
        return with(ids.stream().map(byId::get).toList(), scenesMade);
    }

    Scene scene(String id) {
        return scenes.stream()
                .filter(scene -> scene.sceneId().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiProblem.notFound("The scene"));
    }

    Scene lastScene() {
        return scenes.getLast();
    }

    private Draft with(List<Scene> other, int made) {
        return new Draft(title, description, content, List.copyOf(other), made);
    }
}
