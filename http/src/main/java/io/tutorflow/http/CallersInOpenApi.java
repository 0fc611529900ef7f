package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Which kind of credential each operation needs: all are bearer tokens, but a client holds only one kind. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class CallersInOpenApi implements OASFilter {

    /** For operations of schools: the roles that may call it. */
    private static final String ROLES = "x-roles";

    /** A kind of credential, and the paths that need it; the first match decides. */
    private enum Credential {
        SERVICE("serviceToken", "/internal/", null, "The token of a service: tf_service_…"),
        OWNER(
                "ownerToken",
                "/v1/platform/owner/",
                "JWT",
                "An access token of the person behind a workspace, with the claim workspace_id and the role"
                        + " workspace_owner"),
        AGENT("apiKey", "/v1/platform/", null, "The API key of a workspace: tf_platform_live_…"),
        SCHOOL(
                "schoolToken",
                "/v1/school/",
                "JWT",
                "An access token with the claims sub and org_id, and one of the roles org_admin, teacher and"
                        + " student"),
        OPERATOR("operatorToken", "/v1/admin/", "JWT", "An access token with the role operator");

        private final String scheme;
        private final String paths;
        private final @Nullable String format;
        private final String description;

        Credential(String scheme, String paths, @Nullable String format, String description) {
            this.scheme = scheme;
            this.paths = paths;
            this.format = format;
            this.description = description;
        }

        SecurityScheme described() {
            return OASFactory.createSecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .bearerFormat(format)
                    .description(description);
        }

        static Credential of(String path) {
            for (var credential : values()) {
                if (path.startsWith(credential.paths)) {
                    return credential;
                }
            }
            throw new IllegalStateException("No kind of caller is registered for this path: " + path);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        Map<String, SecurityScheme> used = new LinkedHashMap<>();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    if (asksForOne(operation)) {
                        var credential = Credential.of(path);
                        used.put(credential.scheme, credential.described());
                        if (credential == Credential.SCHOOL) {
                            operation.addExtension(ROLES, roles(operation));
                        }
                        operation.setSecurity(
                                List.of(OASFactory.createSecurityRequirement().addScheme(credential.scheme)));
                    } else {
                        operation.setSecurity(new ArrayList<>());
                    }
                }));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().setSecuritySchemes(used);
    }

    private static List<String> roles(Operation operation) {
        return operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static boolean asksForOne(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }
}
