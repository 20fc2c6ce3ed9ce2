// Starts the page's live part, and does what only a script of the page can: sign out, with the word that proves where
// the request comes from.
const csrf = document.querySelector('meta[name="csrf"]')?.content;

Blazor.start({
    circuit: {
        configureSignalR: builder => builder.withUrl('/_blazor', csrf ? { headers: { 'X-Csrf-Token': csrf } } : {}),
    },
});

document.addEventListener('click', async event => {
    if (!event.target.closest('[data-sign-out]'))
        return;
    await fetch('/api/sessions/sign-out', { method: 'POST', headers: { 'X-Csrf-Token': csrf } });
    location.assign('/sign-in');
});
