package io.tutorflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The Kubernetes base, with what it takes from elsewhere. */
record Manifests(List<HasMetadata> all) {

    static Manifests read() throws IOException {
        List<HasMetadata> all = new ArrayList<>();
        for (String folder : List.of("deploy/kubernetes/base", "deploy/kafka")) {
            for (JsonNode file : kustomization(folder).path("resources")) {
                if (file.asText().endsWith(".yaml")) {
                    Project.yaml(folder + "/" + file.asText()).forEach(it -> all.add(StrictJson.read(it)));
                }
            }
        }
        return new Manifests(all);
    }

    static JsonNode kustomization(String folder) throws IOException {
        return Project.yaml(folder + "/kustomization.yaml").getFirst();
    }

    <T extends HasMetadata> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> T named(Class<T> kind, String name) {
        return of(kind).stream()
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " " + name));
    }
}
