package io.tutorflow.http;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/** Names the current request in logs by its route, because a path may contain a credential. */
final class Route {

    private Route() {}

    /** For example {@code GET /v1/platform/slides/edit/{editToken}}. */
    static String current() {
        var request = CurrentRequestManager.get();
        var target = request == null ? null : request.getTarget();
        return request == null || target == null
                ? "a request without a route"
                : request.getMethod() + " " + text(target.getClassPath()) + text(target.getPath());
    }

    private static String text(@Nullable URITemplate template) {
        return template == null || template.template.equals("/") ? "" : template.template;
    }
}
