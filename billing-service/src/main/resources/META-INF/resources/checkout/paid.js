// Where Stripe sends a person back to: waits until the credits are there.
const patience = 60;
const paid = new URLSearchParams(location.search).get('payment');
const remembered = JSON.parse(sessionStorage.getItem('payment') ?? 'null');
const say = text => { document.getElementById('message').textContent = text; };

async function read() {
  const answer = await fetch(
    `/v1/platform/agent/checkout/payments/${remembered.id}?token=${encodeURIComponent(remembered.token)}`);
  return answer.ok ? answer.json() : {};
}

async function look(tries) {
  const payment = await read().catch(() => ({}));
  if (payment.status === 'paid') {
    say(`${payment.credits.toLocaleString('en-US')} credits are there. Your receipt is ${payment.receiptNumber}. `
      + 'You can close this page.');
  } else if (payment.status === 'failed') {
    document.getElementById('title').textContent = 'The payment failed';
    say(`The bank refused it (${payment.failure}). Nothing was charged.`);
  } else if (tries > 0) {
    setTimeout(() => look(tries - 1), 1000);
  }
}

// A school's purchase is paid without a link: its admin sees the balance.
if (remembered && remembered.id === paid) {
  look(patience);
}
