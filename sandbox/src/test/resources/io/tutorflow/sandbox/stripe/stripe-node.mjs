// Drives the sandbox's Stripe as Stripe's own Node library does. Arguments: host, port, key, webhook secret.
import assert from 'node:assert/strict';
import Stripe from 'stripe';

const [host, port, key, secret] = process.argv.slice(2);
const stripe = new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });

const customer = await stripe.customers.create({ email: 'ada@example.com', metadata: { workspace: 'w1' } });
assert.equal((await stripe.customers.retrieve(customer.id)).metadata.workspace, 'w1');

const session = await stripe.checkout.sessions.create({
  mode: 'payment',
  customer: customer.id,
  success_url: 'http://localhost:8080/done?session={CHECKOUT_SESSION_ID}',
  payment_intent_data: { setup_future_usage: 'off_session', metadata: { top_up: '1' } },
  line_items: [{ quantity: 2, price_data: { currency: 'usd', unit_amount: 1250, product_data: { name: 'Credits' } } }],
});
assert.equal(session.amount_total, 2500);

const page = await fetch(session.url);
assert.match(await page.text(), /Pay \$25\.00/);
const paid = await fetch(session.url, {
  method: 'POST',
  redirect: 'manual',
  body: new URLSearchParams({ number: '4242424242424242', expiry: '12/34', cvc: '123', name: 'Ada' }),
});
assert.equal(paid.status, 303);
assert.equal(paid.headers.get('location'), `http://localhost:8080/done?session=${session.id}`);

const complete = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
assert.equal(complete.payment_status, 'paid');
const intent = complete.payment_intent;
assert.equal(intent.metadata.top_up, '1');
assert.equal(intent.latest_charge.amount, 2500);

const again = { amount: 700, currency: 'usd', customer: customer.id, payment_method: intent.payment_method };
const reload = { ...again, off_session: true, confirm: true };
const first = await stripe.paymentIntents.create(reload, { idempotencyKey: 'reload-1' });
const second = await stripe.paymentIntents.create(reload, { idempotencyKey: 'reload-1' });
assert.equal(second.id, first.id);
assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');

const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
await assert.rejects(stripe.paymentIntents.create({ ...reload, payment_method: failing.id }), (error) => {
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  assert.equal(error.decline_code, 'generic_decline');
  assert.equal(error.payment_intent.status, 'requires_payment_method');
  return true;
});

const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000, reason: 'requested_by_customer' });
assert.equal(refund.status, 'succeeded');

const seen = [];
for await (const payment of stripe.paymentIntents.list({ customer: customer.id, limit: 1 })) {
  seen.push(payment.id);
}
assert.equal(new Set(seen).size, 3);
assert.equal(seen.length, 3);

await stripe.customers.createTaxId(customer.id, { type: 'eu_vat', value: 'DE123456789' });
const draft = await stripe.invoices.create({
  customer: customer.id,
  currency: 'usd',
  collection_method: 'send_invoice',
  days_until_due: 30,
  auto_advance: true,
  pending_invoice_items_behavior: 'exclude',
});
const vat = { display_name: 'VAT', inclusive: false, percentage: 10 };
const withLines = await stripe.invoices.addLines(draft.id, {
  lines: [
    {
      amount: 9600,
      description: 'lesson: 4,000 at $0.05, less 12 %',
      tax_amounts: [{ amount: 960, taxable_amount: 9600, tax_rate_data: vat }],
    },
    { amount: 0, description: 'slide: 10, from credits' },
  ],
});
assert.equal(withLines.total, 10560);
assert.equal(withLines.customer_tax_ids[0].value, 'DE123456789');
const item = await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 440 });
assert.equal((await stripe.invoiceItems.retrieve(item.id)).invoice, draft.id);
await stripe.invoiceItems.del(item.id);
await stripe.invoices.update(draft.id, { number: 'TF-2026-0001', metadata: { invoice: '1' } });
const open = await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false }, { idempotencyKey: 'finalize-1' });
assert.equal(open.status, 'open');
assert.equal(open.number, 'TF-2026-0001');
assert.equal((await stripe.invoices.sendInvoice(draft.id)).status, 'open');
const hosted = await fetch(open.hosted_invoice_url, {
  method: 'POST',
  redirect: 'manual',
  body: new URLSearchParams({ number: '4242424242424242', expiry: '12/34', cvc: '123', name: 'Ada' }),
});
assert.equal(hosted.status, 303);
const settled = await stripe.invoices.retrieve(draft.id, { expand: ['payments.data.payment.payment_intent'] });
assert.equal(settled.status, 'paid');
assert.equal(settled.payments.data[0].payment.payment_intent.amount_received, 10560);
await assert.rejects(stripe.invoices.pay(draft.id), /already paid/);
const invoicePayments = await stripe.invoicePayments.list({ invoice: draft.id });
assert.equal(invoicePayments.data[0].status, 'paid');
const lines = [];
for await (const line of stripe.invoices.listLineItems(draft.id, { limit: 1 })) {
  lines.push(line.amount);
}
assert.deepEqual(lines, [9600, 0]);
const other = { customer: customer.id, currency: 'usd', default_payment_method: intent.payment_method };
const charged = await stripe.invoices.create(other);
await stripe.invoices.addLines(charged.id, { lines: [{ amount: 700 }] });
assert.equal((await stripe.invoices.pay(charged.id)).status, 'paid');
const unwanted = await stripe.invoices.create(other);
await stripe.invoices.addLines(unwanted.id, { lines: [{ amount: 700 }] });
await stripe.invoices.finalizeInvoice(unwanted.id);
assert.equal((await stripe.invoices.markUncollectible(unwanted.id)).status, 'uncollectible');
assert.equal((await stripe.invoices.voidInvoice(unwanted.id)).status, 'void');
assert.equal((await stripe.invoices.del((await stripe.invoices.create(other)).id)).deleted, true);
assert.equal((await stripe.invoices.list({ customer: customer.id, status: 'void' })).data.length, 1);

const events = await stripe.events.list({ types: ['checkout.session.completed'], limit: 1 });
const payload = JSON.stringify(events.data[0]);
const header = stripe.webhooks.generateTestHeaderString({ payload, secret });
assert.equal(stripe.webhooks.constructEvent(payload, header, secret).data.object.id, session.id);

console.log('stripe-node is content');
