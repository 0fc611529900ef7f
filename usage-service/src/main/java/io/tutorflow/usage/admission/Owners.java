package io.tutorflow.usage.admission;

import io.tutorflow.http.BearerToken;
import io.tutorflow.http.KeyHash;
import io.tutorflow.usage.workspace.Workspaces;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The owner of a request before it is authenticated: the workspace of a known API key, else the credential itself. The
 * claims of a token are ignored, because anyone could claim to be someone else.
 */
@ApplicationScoped
class Owners {

    private static final String API_KEY = "tf_platform_";

    /** API keys are shorter. */
    private static final int LONGEST_KEY = 200;

    /** All requests without a credential share one owner; anyone could make up an edit token in a path. */
    private static final String NOBODY = "";

    private final Workspaces workspaces;

    Owners(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** The id of a workspace, or a text. */
    Object of(HttpServerRequest request) {
        var credential = BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (credential == null) {
            return NOBODY;
        }
        return credential.startsWith(API_KEY) && credential.length() <= LONGEST_KEY
                ? workspaces
                        .workspaceOf(KeyHash.of(credential))
                        .<Object>map(workspace -> workspace)
                        .orElse(credential)
                : credential;
    }
}
