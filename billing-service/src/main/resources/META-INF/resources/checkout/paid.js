// Where Stripe sends a person back to: waits until the credits are there, and thanks for nothing that is not paid.
import { api, ask, byId, cardName, credits, linkBack, remembered, say, usd } from './page.js';

const patience = 60;
const payment = remembered.read();
const wanted = new URLSearchParams(location.search).get('payment');
const address = payment && `${api}/payments/${payment.id}`;
const withToken = payment && `?token=${encodeURIComponent(payment.token)}`;

const reasons = {
  card_declined: 'The bank declined the card.',
  insufficient_funds: 'The card has insufficient funds.',
  expired_card: 'The card has expired.',
  incorrect_cvc: 'The security code was wrong.',
  authentication_required: 'The bank required a confirmation that was not given.',
  processing_error: 'The bank could not process the card.',
};

function fact(term, text) {
  const dt = document.createElement('dt');
  dt.textContent = term;
  const dd = document.createElement('dd');
  dd.textContent = text;
  byId('facts').append(dt, dd);
}

function show(id, href) {
  byId('doing').hidden = false;
  byId(id).hidden = false;
  byId(id).href = href;
}

function thank(paid) {
  document.title = 'Thank you · TutorFlow';
  say('title', 'Thank you');
  say('message', `${credits(paid.credits)} credits have been added.`);
  byId('facts').hidden = false;
  fact('Paid', usd(paid.amountUsd));
  fact('Credits', credits(paid.credits));
  if (paid.card) {
    fact('Card', cardName(paid.card));
  }
  fact('Receipt', paid.receiptNumber);
  show('receipt', `${address}/receipt${withToken}`);
  show('pdf', `${address}/receipt.pdf${withToken}`);
}

function over(title, text) {
  say('title', title);
  say('message', text);
  show('back', linkBack(payment));
}

async function look(tries) {
  const seen = await ask(address + withToken).catch(() => ({}));
  if (seen.status === 'paid') {
    thank(seen);
  } else if (seen.status === 'failed') {
    over('The payment failed', `${reasons[seen.failure] ?? 'The bank refused it.'} Nothing was charged.`);
  } else if (seen.status === 'expired') {
    over('The payment page has expired', 'Nothing was charged.');
  } else if (tries > 0) {
    setTimeout(look, 1000, tries - 1);
  } else {
    say('title', 'Still waiting for your bank');
    say('message', 'The credits are added as soon as the bank approves the payment, and the receipt comes by mail. You can close this page.');
  }
}

// A school's purchase is paid without a link: its admin sees the tokens on the page where they were bought.
if (payment && payment.id === wanted) {
  say('title', 'Waiting for your bank…');
  say('message', 'This takes a few seconds.');
  look(patience);
}
