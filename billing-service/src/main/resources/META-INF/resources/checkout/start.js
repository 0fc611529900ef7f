// The documentation is there where the gateway serves it.
const docs = await fetch('/docs/', { method: 'HEAD' }).catch(() => ({ ok: false }));
document.getElementById('docs').hidden = !docs.ok;
