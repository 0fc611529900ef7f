// What a card shows is asked for again when somebody comes back to the page, and now and then while they look at it.
const REFRESH_MILLIS = 30_000;
// Quarkus' answer to a script without a session.
const NO_SESSION = 499;

const refresh = () => {
  if (document.visibilityState === 'visible') {
    document.body.dispatchEvent(new Event('refresh'));
  }
};

window.addEventListener('focus', refresh);
setInterval(refresh, REFRESH_MILLIS);

// The page itself is led to where one signs in, and back to here.
document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status === NO_SESSION) {
    location.reload();
  }
});

// Whoever pressed a button that is gone with its card goes on at the card's heading.
let pressed = false;
document.addEventListener('htmx:beforeRequest', event => {
  pressed = event.detail.elt.contains(document.activeElement) && document.activeElement !== document.body;
});
document.addEventListener('htmx:afterSettle', event => {
  if (pressed && document.activeElement === document.body) {
    const card = event.detail.elt;
    (card.querySelector('[data-focus]') ?? card.querySelector('h2'))?.focus();
  }
  pressed = false;
});

// A card that could not be asked for says so, and keeps what it showed.
document.addEventListener('htmx:sendError', event => {
  const notice = document.getElementById('connection');
  if (notice) {
    notice.hidden = false;
  }
});
document.addEventListener('htmx:afterOnLoad', () => {
  const notice = document.getElementById('connection');
  if (notice) {
    notice.hidden = true;
  }
});

// On a phone the menu opens and closes.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-menu]');
  if (button) {
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', open);
    document.getElementById('menu').classList.toggle('is-open', open);
  }
});
