package io.tutorflow.sandbox.fault;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The links of one stack by name, such as {@code usage-service-2>postgres}. */
public final class Links implements AutoCloseable {

    private final Map<String, Link> byName = new LinkedHashMap<>();

    /** Opens a whole link. */
    public void add(String name, int port, int target) throws IOException {
        byName.put(name, new Link(name, port, target));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public void put(String name, LinkCondition condition) throws IOException {
        Link link = byName.get(name);
        if (link == null) {
            throw new IllegalArgumentException("there is no link '" + name + "'; there are " + byName.keySet());
        }
        link.become(condition);
    }

    @Override
    public void close() throws IOException {
        for (Link link : byName.values()) {
            link.close();
        }
    }
}
