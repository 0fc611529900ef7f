package io.tutorflow.http;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/** The request that is being answered as logs name it: by its route, because a path may be somebody's credential. */
final class Route {

    private Route() {}

    /** Such as {@code GET /v1/platform/slides/edit/{editToken}}. */
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
