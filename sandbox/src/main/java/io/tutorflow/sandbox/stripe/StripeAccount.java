package io.tutorflow.sandbox.stripe;

import io.tutorflow.sandbox.stripe.api.Api;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.BusinessTime;
import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Outcome;
import io.tutorflow.sandbox.stripe.api.SecretKey;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.catalog.Prices;
import io.tutorflow.sandbox.stripe.catalog.Products;
import io.tutorflow.sandbox.stripe.checkout.CheckoutSite;
import io.tutorflow.sandbox.stripe.checkout.Sessions;
import io.tutorflow.sandbox.stripe.control.Control;
import io.tutorflow.sandbox.stripe.control.InvoiceLevers;
import io.tutorflow.sandbox.stripe.control.MeterLevers;
import io.tutorflow.sandbox.stripe.control.MoneyLevers;
import io.tutorflow.sandbox.stripe.control.RequestLevers;
import io.tutorflow.sandbox.stripe.control.SubscriptionLevers;
import io.tutorflow.sandbox.stripe.control.WebhookLevers;
import io.tutorflow.sandbox.stripe.customer.Customers;
import io.tutorflow.sandbox.stripe.dispute.Disputes;
import io.tutorflow.sandbox.stripe.event.Events;
import io.tutorflow.sandbox.stripe.event.WebhookEndpoints;
import io.tutorflow.sandbox.stripe.invoice.HostedInvoices;
import io.tutorflow.sandbox.stripe.invoice.Invoices;
import io.tutorflow.sandbox.stripe.invoice.Outcomes;
import io.tutorflow.sandbox.stripe.invoice.Schedule;
import io.tutorflow.sandbox.stripe.meter.Counting;
import io.tutorflow.sandbox.stripe.meter.Meters;
import io.tutorflow.sandbox.stripe.payment.PaymentIntents;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import io.tutorflow.sandbox.stripe.payment.SetupIntents;
import io.tutorflow.sandbox.stripe.refund.RefundOutcomes;
import io.tutorflow.sandbox.stripe.refund.Refunds;
import io.tutorflow.sandbox.stripe.schema.Specification;
import io.tutorflow.sandbox.stripe.store.Store;
import io.tutorflow.sandbox.stripe.subscription.Renewals;
import io.tutorflow.sandbox.stripe.subscription.Subscriptions;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import io.tutorflow.sandbox.stripe.webhook.Sender;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The one account that this Stripe has, with all that can be asked of it. */
final class StripeAccount implements Closeable {

    private static final long GLANCE_MILLIS = 250;

    /** A minute: what is old is known to be old without this. */
    private static final int GLANCES_TO_TIDY = 240;

    private final Store store;
    private final Surroundings surroundings;
    private final Api api;
    private final CheckoutSite site;
    private final HostedInvoices hostedInvoices;
    private final Control control;
    private final Sender sender;
    private volatile boolean closed;

    /** @param publicUrl under which people and links reach it */
    StripeAccount(Path folder, SecretKey key, BusinessTime clock, String publicUrl) throws IOException {
        Specification specification = Specification.read();
        Refunds refunds = new Refunds();
        store = Store.in(folder);
        surroundings = new Surroundings(store, specification.shapes(), new Deliveries(), clock, publicUrl);
        api = new Api(specification, surroundings, handlers(refunds), key);
        site = new CheckoutSite(surroundings);
        hostedInvoices = new HostedInvoices(surroundings);
        control = new Control(
                key,
                new RequestLevers(api),
                new WebhookLevers(surroundings),
                new MoneyLevers(surroundings, refunds),
                new InvoiceLevers(surroundings),
                new MeterLevers(surroundings),
                new SubscriptionLevers(surroundings));
        sender = new Sender(store);
    }

    private static Map<String, Handler> handlers(Refunds refunds) {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.putAll(Customers.handlers());
        handlers.putAll(Sessions.handlers());
        handlers.putAll(PaymentIntents.handlers());
        handlers.putAll(PaymentMethods.handlers());
        handlers.putAll(SetupIntents.handlers());
        handlers.putAll(refunds.handlers());
        handlers.putAll(Disputes.handlers());
        handlers.putAll(Products.handlers());
        handlers.putAll(Prices.handlers());
        handlers.putAll(Events.handlers());
        handlers.putAll(WebhookEndpoints.handlers());
        handlers.putAll(Invoices.handlers());
        handlers.putAll(Meters.handlers());
        handlers.putAll(Subscriptions.handlers());
        handlers.computeIfPresent("POST /v1/payment_intents/{id}/confirm", (name, known) -> Outcomes.followed(known));
        handlers.computeIfPresent("POST /v1/payment_intents/{id}/cancel", (name, known) -> Outcomes.guarded(known));
        return handlers;
    }

    /** Tells this address of what happens. */
    void listenAt(String url, String secret) {
        surroundings.change(Asker.NOBODY, transaction -> WebhookEndpoints.configure(transaction, url, secret));
    }

    /** Tells this address of what is asked for afterwards. */
    void listenThinlyAt(String url, String secret) {
        surroundings.change(Asker.NOBODY, transaction -> WebhookEndpoints.configureThin(transaction, url, secret));
    }

    /** Begins to do what nobody asks for: sends webhooks, lets sessions expire and banks decide, collects invoices. */
    void start() {
        sender.start();
        Thread.ofVirtual().name("passing time").start(this::letTimePass);
    }

    private void letTimePass() {
        long glances = 0;
        try {
            while (!closed) {
                surroundings.change(Asker.NOBODY, Sessions::expireOverdue);
                surroundings.change(Asker.NOBODY, RefundOutcomes::settle);
                count();
                surroundings.change(Asker.NOBODY, Renewals::run);
                surroundings.change(Asker.NOBODY, Schedule::run);
                if (++glances % GLANCES_TO_TIDY == 0) {
                    surroundings.tidy();
                    surroundings.change(Asker.NOBODY, Counting::tidy);
                }
                Thread.sleep(GLANCE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that is due, before anything is billed by it. */
    private void count() {
        int counted;
        do {
            counted = surroundings.change(Asker.NOBODY, Counting::run);
        } while (counted > 0 && !closed);
    }

    Outcome serve(Call call) throws InterruptedException {
        if (call.path().startsWith("/c/")) {
            return site.serve(call);
        }
        if (call.path().startsWith(HostedInvoices.PREFIX)) {
            return hostedInvoices.serve(call);
        }
        return call.path().startsWith(Control.PREFIX) ? control.serve(call) : api.serve(call);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        sender.stop();
        store.close();
    }
}
