// What the pages have in common.
export const api = '/v1/platform/agent/checkout';
export const token = new URLSearchParams(location.search).get('token') ?? '';
export const byId = id => document.getElementById(id);
export const say = (id, text) => { byId(id).textContent = text; };
export const usd = amount => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
export const credits = amount => amount.toLocaleString('en-US', { maximumFractionDigits: 4 });
export const cardName = ({ brand, last4 }) => `${brand} •••• ${last4}`;

/** A refusal or a failure, in the words of the person who reads it. */
export class Refused extends Error {
  constructor(title, text, code = '') {
    super(text);
    this.title = title;
    this.code = code;
  }
}

const words = {
  platform_not_found: ['This link is no longer valid',
    'Links are valid for 24 hours. Ask the sender for a new one. Nothing was charged.'],
  platform_workspace_suspended: ['This workspace is suspended',
    'It cannot take payments until the platform’s operator reactivates it. Nothing was charged.'],
  email_verification_required: ['The workspace’s email address is not verified yet',
    'Open the link in the mail that TutorFlow sent to it, then reload this page. Nothing was charged.'],
  platform_rate_limit_exceeded: ['Too many attempts',
    'Too many payments were started for this workspace recently. Try again in an hour. Nothing was charged.'],
  platform_unavailable: ['Stripe can’t be reached right now', 'Nothing was charged. Try again in a minute.'],
  platform_internal_error: ['Something went wrong on our side', 'Nothing was charged. Try again in a minute.'],
};

function refusal(status, error) {
  const [title, text] = words[error?.code] ?? (status >= 500
    ? words.platform_internal_error
    : ['This can’t be done', error?.message ?? `The server answered ${status}. Nothing was charged.`]);
  return new Refused(title, text, error?.code);
}

export async function ask(path, options) {
  const answer = await fetch(path, options).catch(() => {
    throw new Refused('The connection failed', 'Nothing was charged. Check your connection and try again.');
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw refusal(answer.status, body.error);
  }
  return body;
}

export const json = (method, body) => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** The payment that this tab began last, so that nothing is typed twice. */
export const remembered = {
  read() {
    try {
      return JSON.parse(sessionStorage.getItem('payment') ?? 'null');
    } catch {
      return null;
    }
  },
  keep: payment => sessionStorage.setItem('payment', JSON.stringify(payment)),
};

export const linkBack = payment => `/checkout/?token=${encodeURIComponent(payment.token)}`;
