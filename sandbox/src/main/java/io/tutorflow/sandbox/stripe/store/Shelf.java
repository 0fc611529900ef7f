package io.tutorflow.sandbox.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All documents of one kind, in the order in which they were made. */
final class Shelf {

    /** Gaps in fewer places than these cost nobody anything. */
    private static final int SMALL = 1_000;

    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, ObjectNode> documents = new HashMap<>();

    void put(String id, ObjectNode document) {
        if (!places.containsKey(id)) {
            places.put(id, ids.size());
            ids.add(id);
        }
        documents.put(id, document);
    }

    void delete(String id) {
        documents.remove(id);
        if (ids.size() > SMALL && ids.size() > 2 * documents.size()) {
            closeGaps();
        }
    }

    private void closeGaps() {
        ids.retainAll(documents.keySet());
        places.clear();
        ids.forEach(id -> places.put(id, places.size()));
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    Stream<ObjectNode> oldestFirst() {
        return ids.stream().map(documents::get).filter(Objects::nonNull);
    }

    /** Those made before this one, the newest first; all of them if there is no such place. */
    Stream<ObjectNode> newestFirstBefore(Optional<String> id) {
        int end = id.map(places::get).orElse(ids.size());
        return at(IntStream.range(0, end).map(index -> end - 1 - index));
    }

    /** Those made after this one, the oldest first. */
    Stream<ObjectNode> oldestFirstAfter(String id) {
        return at(IntStream.range(places.getOrDefault(id, ids.size()) + 1, Math.max(ids.size(), 1)));
    }

    private Stream<ObjectNode> at(IntStream indexes) {
        return indexes.filter(index -> index < ids.size())
                .mapToObj(index -> documents.get(ids.get(index)))
                .filter(Objects::nonNull);
    }
}
