// The page behind a billing session's link: says whom it pays for, begins the payment, leads to Stripe.
import { api, ask, byId, cardName, credits, json, Refused, remembered, say, token, usd } from './page.js';
import { showReload } from './reload.js';

// Of one visit: a second click, or a repeat after a lost answer, is the same payment as long as the amount is the same.
const visit = crypto.randomUUID();
const date = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en-US', {
  month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC',
});
/** What people buy most, by the catalogue's keys. */
const goods = {
  'course.default': 'Lessons of a course',
  'slide.default': 'or slides',
  'test_creation.default': 'or test items',
  'evaluation.default': 'or evaluations',
};

let checkout;
let prices = [];
let paying = false;

const presets = [...document.querySelectorAll('[name=preset]')];
const typed = () => byId('amount').value.trim().replace(/^\$/, '').replaceAll(',', '');

/** The chosen amount as text; empty if there is none. */
const chosen = () => typed() || presets.find(preset => preset.checked)?.value || '';

/** What is wrong with an amount; empty if nothing is. */
function faultOf(amount) {
  if (amount === '') {
    return 'Choose an amount, or enter one.';
  }
  if (!/^\d+(\.\d{1,2})?$/.test(amount)) {
    return 'Enter an amount such as 25 or 12.50.';
  }
  if (Number(amount) < checkout.minimumUsd) {
    return `Enter at least ${usd(checkout.minimumUsd)}.`;
  }
  return Number(amount) > checkout.maximumUsd ? `Enter at most ${usd(checkout.maximumUsd)}.` : '';
}

function showFault(fault) {
  say('amount-fault', fault);
  byId('amount').setAttribute('aria-invalid', String(fault !== ''));
}

function showGoods(amount) {
  const lines = prices.filter(price => goods[price.catalogKey])
    .flatMap(price => [[goods[price.catalogKey], Math.floor(amount * 1e6 / Math.round(price.amountUsd * 1e6))]]);
  byId('buys').hidden = lines.length === 0;
  say('buys-title', `What ${credits(amount * 100)} credits buy`);
  byId('buys-list').replaceChildren(...lines.flatMap(([what, many]) => [element('dt', what), element('dd', credits(many))]));
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Draws what follows from the amount. */
function draw() {
  const text = chosen();
  const isGood = faultOf(text) === '';
  const amount = Number(text);
  say('figure', isGood ? usd(amount) : '—');
  byId('worth').replaceChildren(...isGood
    ? [`= ${credits(Math.round(amount * 100))} credits `, element('span', 'at $0.01 each')]
    : [`From ${usd(checkout.minimumUsd)} to ${usd(checkout.maximumUsd)}`]);
  say('more', isGood ? `+ ${credits(Math.round(amount * 100))}` : '—');
  say('then', isGood ? credits(checkout.availableCredits + Math.round(amount * 100)) : '—');
  if (isGood) {
    showGoods(amount);
  } else {
    byId('buys').hidden = true;
  }
  if (!paying) {
    say('submit', isGood ? `Pay ${usd(amount)}` : 'Pay');
  }
}

function showCard({ card }) {
  byId('kept').hidden = !card;
  byId('forget-hint').hidden = !card;
  if (card) {
    say('kept-card', cardName(card));
    say('kept-hint', [
      card.expires ? `expires ${card.expires}` : '',
      card.keptSince ? `saved since ${date.format(new Date(card.keptSince))}` : '',
    ].filter(Boolean).join(' · '));
    say('replaces', `It replaces ${cardName(card)}.`);
  }
}

function restore() {
  const before = remembered.read();
  if (before?.token !== token || !before.amount) {
    return;
  }
  const preset = presets.find(one => one.value === before.amount);
  presets.forEach(one => { one.checked = one === preset; });
  byId('amount').value = preset ? '' : before.amount;
  byId('save').checked = before.saveCard === true;
}

async function show() {
  if (token === '') {
    throw new Refused('This link is incomplete', 'Copy the whole link from the message that brought you here.');
  }
  checkout = await ask(`${api}?token=${encodeURIComponent(token)}`);
  document.title = `Add credits to ${checkout.name} · TutorFlow`;
  say('name', checkout.name);
  say('asked', `${checkout.requestedBy ? `Requested by API key “${checkout.requestedBy}”. ` : ''}`
    + `Link valid until ${hour.format(new Date(checkout.expiresAt))} UTC.`);
  say('now', credits(checkout.availableCredits));
  say('limits', `From ${usd(checkout.minimumUsd)} to ${usd(checkout.maximumUsd)}, in whole cents`.replaceAll('.00', ''));
  say('receipt-to', checkout.receiptTo ? `The receipt goes to ${checkout.receiptTo}.` : '');
  byId('sandbox').hidden = !checkout.testMode;
  showCard(checkout);
  restore();
  byId('pay').hidden = false;
  byId('page').removeAttribute('aria-busy');
  draw();
  ask('/v1/platform/pricing-catalog').then(catalog => { prices = catalog; draw(); }, () => {});
  await showReload(checkout);
}

function problem(failure) {
  byId('problem').hidden = false;
  say('problem-title', failure.title ?? 'Something went wrong on this page');
  say('problem-text', failure.title ? failure.message : 'Nothing was charged. Reload the page.');
  byId('page').removeAttribute('aria-busy');
  byId('problem').focus();
}

function isPaying(yes) {
  paying = yes;
  byId('submit').setAttribute('aria-disabled', String(yes));
  if (yes) {
    say('submit', 'Opening Stripe…');
  } else {
    draw();
  }
}

async function pay(event) {
  event.preventDefault();
  if (paying) {
    return;
  }
  const amount = chosen();
  const fault = faultOf(amount);
  showFault(fault);
  if (fault) {
    byId('amount').focus();
    return;
  }
  byId('problem').hidden = true;
  isPaying(true);
  const saveCard = byId('save').checked;
  try {
    const payment = await ask(api, json('POST', {
      token, amountUsd: Number(amount), saveCard, idempotencyKey: `${visit}-${amount}-${saveCard}`,
    }));
    if (!payment.url) {
      throw new Refused('This payment has already been made', 'Reload the page to make another one.');
    }
    remembered.keep({ id: payment.id, token, amount, saveCard });
    location.assign(payment.url);
  } catch (failure) {
    isPaying(false);
    problem(failure);
  }
}

async function forget() {
  byId('forget').setAttribute('aria-disabled', 'true');
  try {
    const { sentTo } = await ask(`${api}/forget-card`, json('POST', { token }));
    byId('forget-said').hidden = false;
    say('forget-said', `We mailed a link to ${sentTo}. The card stays saved until someone confirms its removal there.`);
  } catch (failure) {
    problem(failure);
  } finally {
    byId('forget').removeAttribute('aria-disabled');
  }
}

presets.forEach(preset => preset.addEventListener('change', () => {
  byId('amount').value = '';
  showFault('');
  draw();
}));
byId('amount').addEventListener('input', () => {
  presets.forEach(preset => { preset.checked = typed() === '' && preset.value === '25'; });
  showFault('');
  draw();
});
byId('amount').addEventListener('change', () => showFault(typed() === '' ? '' : faultOf(typed())));
byId('pay').addEventListener('submit', pay);
byId('forget').addEventListener('click', forget);

// Back from Stripe's page by the browser's button: the page is as it was left.
addEventListener('pageshow', event => {
  if (event.persisted) {
    isPaying(false);
  }
});

show().catch(problem);
