// What an analyst takes along from a page: a chart as PNG, the query, and the views that this browser keeps. Everything is
// made here, of what the page shows; nothing is sent anywhere.
const viewsKey = 'reporting-views';

function save(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function picture(name, svg) {
    const image = new Image();
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    await image.decode();
    const canvas = document.createElement('canvas');
    const box = svg.viewBox.baseVal;
    [canvas.width, canvas.height] = [box.width * 2, box.height * 2];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(`${name}.png`, blob), 'image/png');
}

const views = () => JSON.parse(localStorage.getItem(viewsKey) ?? '[]');

function showViews() {
    for (const list of document.querySelectorAll('[data-views]')) {
        const none = document.createElement('li');
        none.textContent = list.dataset.none;
        list.replaceChildren(...views().length === 0 ? [none] : views().map(view => {
            const [item, link, remove] = ['li', 'a', 'button'].map(name => document.createElement(name));
            link.textContent = view.title;
            link.href = view.address;
            remove.textContent = list.dataset.views;
            remove.type = 'button';
            remove.dataset.removeView = view.address;
            item.append(link, ' ', remove);
            return item;
        }));
    }
}

function keep(kept) {
    localStorage.setItem(viewsKey, JSON.stringify(kept));
    showViews();
}

document.addEventListener('click', async event => {
    const button = event.target.closest('button');
    const data = button?.dataset ?? {};
    if (data.picture)
        await picture(data.picture, button.closest('figure').querySelector('svg'));
    else if (data.copy)
        await navigator.clipboard.writeText(document.querySelector(data.copy).textContent);
    else if (data.saveView)
        keep([...views().filter(v => v.address !== location.pathname + location.search),
            { title: data.saveView, address: location.pathname + location.search }]);
    else if (data.removeView)
        keep(views().filter(view => view.address !== data.removeView));
});

// The page is live: its list may come later than this script.
new MutationObserver(() => {
    if (document.querySelector('[data-views]:not([data-shown])')) {
        document.querySelectorAll('[data-views]').forEach(list => list.setAttribute('data-shown', ''));
        showViews();
    }
}).observe(document.body, { childList: true, subtree: true });
