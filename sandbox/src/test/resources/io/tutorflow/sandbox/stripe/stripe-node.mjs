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

const events = await stripe.events.list({ types: ['checkout.session.completed'], limit: 1 });
const payload = JSON.stringify(events.data[0]);
const header = stripe.webhooks.generateTestHeaderString({ payload, secret });
assert.equal(stripe.webhooks.constructEvent(payload, header, secret).data.object.id, session.id);

console.log('stripe-node is content');
