// The page behind a billing session's link: asks whom it pays for, begins the payment, leads to Stripe.
const api = '/v1/platform/agent/checkout';
const token = new URLSearchParams(location.search).get('token') ?? '';
const byId = id => document.getElementById(id);

// Of one visit: a second click, or a repeat after a lost answer, is the same payment as long as the amount is the same.
const visit = crypto.randomUUID();

function say(text, isWrong = false) {
  byId('message').textContent = text;
  byId('message').classList.toggle('wrong', isWrong);
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.error?.message ?? `The server answered ${answer.status}.`);
  }
  return body;
}

const usd = amount => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

async function show() {
  const checkout = await ask(`${api}?token=${encodeURIComponent(token)}`);
  byId('name').textContent = checkout.name;
  byId('available').textContent = checkout.availableCredits.toLocaleString('en-US');
  byId('limits').textContent = `From ${usd(checkout.minimumUsd)} to ${usd(checkout.maximumUsd)}, in whole cents.`;
  byId('pay').hidden = false;
  say('');
}

async function pay(event) {
  event.preventDefault();
  const amount = byId('amount').value.trim();
  if (!/^\d+(\.\d{1,2})?$/.test(amount)) {
    say('Give the amount as a number, such as 25 or 12.50.', true);
    byId('amount').focus();
    return;
  }
  byId('submit').disabled = true;
  say('One moment…');
  try {
    const payment = await ask(api, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        token,
        amountUsd: Number(amount),
        saveCard: byId('save').checked,
        idempotencyKey: `${visit}-${amount}-${byId('save').checked}`,
      }),
    });
    if (!payment.url) {
      throw new Error('This payment was made already. Open the link once more for another one.');
    }
    sessionStorage.setItem('payment', JSON.stringify({ id: payment.id, token }));
    location.assign(payment.url);
  } catch (failure) {
    say(failure.message, true);
    byId('submit').disabled = false;
  }
}

// Back from Stripe's page by the browser's button: the page is as it was left.
addEventListener('pageshow', event => {
  if (event.persisted) {
    byId('submit').disabled = false;
    say('');
  }
});

byId('pay').addEventListener('submit', pay);
show().catch(failure => say(failure.message, true));
