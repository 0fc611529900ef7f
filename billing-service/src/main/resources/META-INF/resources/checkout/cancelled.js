// The way back to the link that the payment was begun at, which only this tab knows.
const remembered = JSON.parse(sessionStorage.getItem('payment') ?? 'null');
if (remembered) {
  const back = document.getElementById('back');
  back.href = `/checkout/?token=${encodeURIComponent(remembered.token)}`;
  back.hidden = false;
}
