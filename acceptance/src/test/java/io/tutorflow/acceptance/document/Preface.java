package io.tutorflow.acceptance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What stands before the operations. */
final class Preface {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Preface() {}

    static JsonNode info() {
        var info = NODES.objectNode()
                .put("title", "TutorFlow billing")
                .put("version", "1.0.0")
                .put("summary", "Billing for AI-generated lessons, tests and assessments")
                .put(
                        "description",
                        "Money is a plain decimal number; one credit, or token, is USD 0.01. An error is"
                                + " {error: {code, message, status}}: branch on code. Ignore unknown fields: new fields and"
                                + " new values of enumerations may be added.");
        info.putObject("contact").put("name", "TutorFlow").put("url", "https://tutorflow.io");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        return info;
    }

    /** Wherever the document came from: each gateway serves it beside what it describes. */
    static JsonNode servers() {
        var servers = NODES.arrayNode();
        servers.addObject().put("url", "/").put("description", "The gateway that serves this document");
        return servers;
    }
}
