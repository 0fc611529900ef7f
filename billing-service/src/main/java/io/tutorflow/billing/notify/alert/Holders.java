package io.tutorflow.billing.notify.alert;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.OrganizationId;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds the owner of an account, in the caller's session. */
@ApplicationScoped
class Holders {

    private final Workspaces workspaces;
    private final Organizations organizations;
    private final Students students;

    Holders(Workspaces workspaces, Organizations organizations, Students students) {
        this.workspaces = workspaces;
        this.organizations = organizations;
        this.students = students;
    }

    Uni<Holder> of(UUID account) {
        return workspaces
                .find(new WorkspaceId(account))
                .chain(workspace -> workspace.isPresent()
                        ? Uni.createFrom().item(new Holder.OfWorkspace(workspace.get()))
                        : ofSchool(account));
    }

    private Uni<Holder> ofSchool(UUID account) {
        return organizations
                .find(new OrganizationId(account))
                .chain(organization -> organization.isPresent()
                        ? Uni.createFrom().item(new Holder.OfOrganization(organization.get()))
                        : students.find(account)
                                .map(student -> student.orElseThrow(
                                        () -> new IllegalStateException("No holder of the account " + account)))
                                .chain(this::ofStudent));
    }

    private Uni<Holder> ofStudent(Student student) {
        return organizations
                .find(new OrganizationId(student.organization()))
                .map(organization -> new Holder.OfStudent(student, organization.orElseThrow()));
    }

    /**
     * @throws ApiProblem 404 if there is no such workspace or organization; a student's token proves that there is one
     */
    Uni<Void> existing(Owner owner) {
        return switch (owner) {
            case Owner.OfWorkspace(var id) -> must(workspaces.find(new WorkspaceId(id)), "The workspace " + id);
            case Owner.OfOrganization(var id) ->
                must(organizations.find(new OrganizationId(id)), "The organization " + id);
            case Owner.OfStudent student -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> must(Uni<? extends Optional<?>> found, String what) {
        return found.invoke(one -> {
                    if (one.isEmpty()) {
                        throw ApiProblem.notFound(what);
                    }
                })
                .replaceWithVoid();
    }
}
