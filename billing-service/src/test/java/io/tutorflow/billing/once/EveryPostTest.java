package io.tutorflow.billing.once;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever adds an operation decides how its repeat is taken: by a key, or for a reason that is written here. */
class EveryPostTest {

    private static final Map<String, String> HARMLESS = Map.ofEntries(
            entry("AdminSchedulerResource.run", "what is due is claimed once, whoever has it done"),
            entry("AdminSchedulerResource.retry", "what is parked no more is not found"),
            entry("AdminDiscrepancyResource.acknowledge", "what is acknowledged stays so"),
            entry("AdminDiscrepancyResource.retry", "what is tried again is settled once"),
            entry("AdminDraftResource.open", "what is open is a draft no more"),
            entry("AdminInvoiceEndingResource.makeVoid", "what is void stays so"),
            entry("AdminInvoiceEndingResource.markPaid", "what is paid is not paid again"),
            entry("AdminInvoiceEndingResource.writeOff", "what is written off is not written off again"),
            entry("AdminInvoiceEndingResource.reopen", "what is open is not reopened"),
            entry("AdminInvoiceEndingResource.giveUp", "what is given up is open no more"),
            entry("AdminMeterResource.accept", "what is accepted is no difference any more"),
            entry("AdminMeterResource.adjust", "what Stripe counts no longer stays so"),
            entry("AdminMeterResource.retry", "what is tried again has not failed"),
            entry("AdminMeterResource.retryAll", "what is tried again has not failed"),
            entry("AdminStripeInvoiceResource.collect", "the same request twice is one; another path is refused"),
            entry("AdminSubscriptionResource.replace", "what is over is not lost"),
            entry("AdminStripeCatalogResource.provision", "what Stripe has is not made again"),
            entry("AgentKeyResource.revoke", "a key that is revoked stays so"),
            entry("NotificationResource.mark", "what is read stays so"),
            entry("NotificationResource.markAll", "what is read stays so"),
            entry("OwnerKeyResource.revoke", "a key that is revoked stays so"),
            entry("BillingSessionResource.create", "another link charges nothing; the first was shown once"),
            entry("OwnerSessionResource.create", "another link charges nothing; the first was shown once"),
            entry("CheckoutReloadResource.mailLink", "another mail, five an hour; its link cannot be sent again"),
            entry("CardRemovalResource.ask", "another mail; its link cannot be sent again"),
            entry("CardRemovalResource.confirm", "a card that is forgotten stays so"),
            entry("ResendResource.resend", "another mail, five an hour"),
            entry("VerificationResource.press", "an address that is verified stays so"),
            entry("VerificationResource.verify", "an address that is verified stays so"),
            entry("StripeEventResource.receive", "Stripe's event has an id of its own"),
            entry("ThinEventResource.receive", "Stripe's event has an id of its own"));

    @Test
    void takesAnIdempotencyKeyOrIsHarmlessToRepeat() {
        var posts = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tutorflow.billing")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class)
                                && !type.getAnnotationOfType(Path.class).value().startsWith("/internal"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(POST.class))
                        .toList();
        var withoutKey = posts.stream()
                .filter(post -> !asksForTheKey(post))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(posts.size() >= 25, "found " + posts);
        assertEquals(new TreeSet<>(HARMLESS.keySet()), withoutKey);
    }

    /** Itself, or where it and its twins of other callers go at once. */
    private static boolean asksForTheKey(JavaMethod post) {
        return asks(post)
                || post.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner()
                                .getPackage()
                                .equals(post.getOwner().getPackage()))
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .anyMatch(EveryPostTest::asks);
    }

    private static boolean asks(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Asking.class));
    }
}
