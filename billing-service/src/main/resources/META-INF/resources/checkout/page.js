// What the parts of the checkout page have in common.
export const api = '/v1/platform/agent/checkout';
export const token = new URLSearchParams(location.search).get('token') ?? '';
export const byId = id => document.getElementById(id);
export const usd = amount => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** @param id of the element that says it */
export function say(id, text, isWrong = false) {
  byId(id).textContent = text;
  byId(id).classList.toggle('wrong', isWrong);
}

export async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.error?.message ?? `The server answered ${answer.status}.`);
  }
  return body;
}

export const json = (method, body) => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
