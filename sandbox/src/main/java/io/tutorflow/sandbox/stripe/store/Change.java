package io.tutorflow.sandbox.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One change of the account while it is being made: it sees what it has put itself. Lists show what was there before it;
 * their documents are not to be changed, those of {@link #find} are the caller's own.
 */
public final class Change {

    private final Store store;
    private final Map<String, Entry> made = new LinkedHashMap<>();

    Change(Store store) {
        this.store = store;
    }

    List<Entry> entries() {
        return new ArrayList<>(made.values());
    }

    public Optional<ObjectNode> find(String kind, String id) {
        Entry own = made.get(kind + "/" + id);
        Optional<ObjectNode> found = own == null ? store.shelf(kind).find(id) : Optional.ofNullable(own.document());
        return found.map(ObjectNode::deepCopy);
    }

    /** Whatever has this id. */
    public Optional<ObjectNode> findAnywhere(String id) {
        return Stream.concat(made.values().stream().map(Entry::kind), store.shelves().keySet().stream())
                .flatMap(kind -> find(kind, id).stream())
                .findFirst();
    }

    public void put(String kind, ObjectNode document) {
        String id = document.get("id").asText();
        made.put(kind + "/" + id, new Entry(kind, id, document.deepCopy()));
    }

    public void delete(String kind, String id) {
        made.put(kind + "/" + id, new Entry(kind, id, null));
    }

    public Stream<ObjectNode> oldestFirst(String kind) {
        return store.shelf(kind).oldestFirst();
    }

    public Stream<ObjectNode> newestFirst(String kind) {
        return store.shelf(kind).newestFirstBefore(Optional.empty());
    }

    /** Those made before the one with this id. */
    public Stream<ObjectNode> newestFirst(String kind, String before) {
        return store.shelf(kind).newestFirstBefore(Optional.of(before));
    }

    public Stream<ObjectNode> oldestFirst(String kind, String after) {
        return store.shelf(kind).oldestFirstAfter(after);
    }
}
