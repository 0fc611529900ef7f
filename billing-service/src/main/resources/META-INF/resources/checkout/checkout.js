// The page behind a billing session's link: asks whom it pays for, begins the payment, leads to Stripe.
import { api, ask, byId, json, say, token, usd } from './page.js';
import { showReload } from './reload.js';

// Of one visit: a second click, or a repeat after a lost answer, is the same payment as long as the amount is the same.
const visit = crypto.randomUUID();

let least = 0;
let most = 0;

async function show() {
  const checkout = await ask(`${api}?token=${encodeURIComponent(token)}`);
  least = checkout.minimumUsd;
  most = checkout.maximumUsd;
  byId('name').textContent = checkout.name;
  byId('available').textContent = checkout.availableCredits.toLocaleString('en-US');
  byId('limits').textContent = `From ${usd(least)} to ${usd(most)}, in whole cents.`;
  byId('pay').hidden = false;
  say('message', '');
  await showReload(checkout);
}

/** What is wrong with an amount; empty if nothing is. */
function faultOf(amount) {
  if (!/^\d+(\.\d{1,2})?$/.test(amount)) {
    return 'Give the amount as a number, such as 25 or 12.50.';
  }
  return Number(amount) < least || Number(amount) > most
    ? `The amount must be from ${usd(least)} to ${usd(most)}.`
    : '';
}

async function pay(event) {
  event.preventDefault();
  const amount = byId('amount').value.trim();
  const fault = faultOf(amount);
  if (fault) {
    say('message', fault, true);
    byId('amount').focus();
    return;
  }
  byId('submit').disabled = true;
  say('message', 'One moment…');
  try {
    const payment = await ask(api, json('POST', {
      token,
      amountUsd: Number(amount),
      saveCard: byId('save').checked,
      idempotencyKey: `${visit}-${amount}-${byId('save').checked}`,
    }));
    if (!payment.url) {
      throw new Error('This payment was made already. Open the link once more for another one.');
    }
    sessionStorage.setItem('payment', JSON.stringify({ id: payment.id, token }));
    location.assign(payment.url);
  } catch (failure) {
    say('message', failure.message, true);
    byId('submit').disabled = false;
  }
}

// Back from Stripe's page by the browser's button: the page is as it was left.
addEventListener('pageshow', event => {
  if (event.persisted) {
    byId('submit').disabled = false;
    say('message', '');
  }
});

byId('pay').addEventListener('submit', pay);
show().catch(failure => say('message', failure.message, true));
