package io.tutorflow.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights of each service in Kafka, one per line: {@code usage-service read topic tutorflow.accounts}. */
public final class Acls {

    private static final int WORDS = 4;
    private static final String ANY_HOST = "*";

    private Acls() {}

    /** Makes the broker's ACLs equal to the file: missing ones are added, others removed. */
    public static void make(Map<String, Object> settings, Path file) throws IOException, InterruptedException {
        Set<AclBinding> wanted = new HashSet<>(read(file));
        try (Admin admin = Admin.create(settings)) {
            Collection<AclBinding> existing =
                    admin.describeAcls(AclBindingFilter.ANY).values().get();
            admin.createAcls(wanted.stream()
                            .filter(acl -> !existing.contains(acl))
                            .toList())
                    .all()
                    .get();
            admin.deleteAcls(existing.stream()
                            .filter(acl -> !wanted.contains(acl))
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the ACLs could not be created", failure.getCause());
        }
    }

    static List<AclBinding> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Acls::binding).toList();
    }

    private static AclBinding binding(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != WORDS) {
            throw new IllegalArgumentException("an ACL is 'PRINCIPAL read|write topic|group NAME', not: " + line);
        }
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.valueOf(words[2].toUpperCase(Locale.ROOT)), words[3], PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + words[0],
                        ANY_HOST,
                        AclOperation.valueOf(words[1].toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW));
    }
}
