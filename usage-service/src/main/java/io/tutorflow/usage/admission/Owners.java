package io.tutorflow.usage.admission;

import io.tutorflow.http.BearerToken;
import io.tutorflow.http.KeyHash;
import io.tutorflow.usage.workspace.Workspaces;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose a request is, before it is authenticated: the workspace of an API key that is known here, else the credential
 * itself. What a token claims is not looked at: anybody could claim to be somebody else.
 */
@ApplicationScoped
class Owners {

    private static final String API_KEY = "tf_platform_";

    /** An API key is shorter. */
    private static final int LONGEST_KEY = 200;

    /** Whoever has no credential shares with all the others: an edit token in a path, anybody could make up. */
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
