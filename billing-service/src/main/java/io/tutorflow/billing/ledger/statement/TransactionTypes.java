package io.tutorflow.billing.ledger.statement;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tutorflow.billing.ledger.TransferKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes the types of transactions into the OpenAPI document wherever a schema names one of these sets in their place. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class TransactionTypes implements OASFilter {

    static final String ALL = "types of transactions";

    /** A workspace hands nothing on. */
    static final String OF_WORKSPACES = "types of transactions of a workspace";

    /** Only workspaces sign up. */
    static final String OF_ORGANIZATIONS = "types of transactions of an organization";

    private static final Map<Object, Predicate<TransferKind>> SETS = Map.of(
            ALL, kind -> true,
            OF_WORKSPACES, kind -> !kind.isBetweenAccounts(),
            OF_ORGANIZATIONS, kind -> kind != TransferKind.SIGNUP);

    @Override
    public Schema filterSchema(Schema schema) {
        var named = schema.getEnumeration();
        if (named != null && named.size() == 1 && SETS.containsKey(named.getFirst())) {
            schema.setEnumeration(types(SETS.get(named.getFirst())));
        }
        return schema;
    }

    private static List<Object> types(Predicate<TransferKind> wanted) {
        return new ArrayList<>(TransferKind.shown().stream()
                .filter(wanted)
                .map(TransferKind::type)
                .toList());
    }
}
