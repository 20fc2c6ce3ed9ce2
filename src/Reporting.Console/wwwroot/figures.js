// What an analyst takes along from a page: the table as CSV or Excel, a chart as PNG, the query, and the views that this
// browser keeps. Everything is made here, of what the page shows; nothing is sent anywhere.
const viewsKey = 'reporting-views';

function save(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// Headings, then rows; a number as it was answered, not as it is shown.
function tableRows() {
    return [...document.querySelectorAll('[data-table] tr')].map(row => [...row.cells].map(cell =>
        cell.dataset.value !== undefined ? { number: cell.dataset.value } : { text: cell.textContent.trim() }));
}

// What a spreadsheet would take for a formula is text.
const harmless = text => /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

function csv(rows) {
    const field = cell => cell.number ?? `"${harmless(cell.text ?? '').replaceAll('"', '""')}"`;
    return '\ufeff' + rows.map(row => row.map(field).join(',')).join('\r\n') + '\r\n';
}

const escaped = text => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c])
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

// A number of more digits than a spreadsheet keeps stands as text.
function xlsx(rows) {
    const cell = c => c.number && c.number.replace(/\D/g, '').length <= 15 ? `<c><v>${c.number}</v></c>`
        : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(c.number ?? c.text ?? '')}</t></is></c>`;
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const packaged = 'http://schemas.openxmlformats.org/package/2006';
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    return zip({
        '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
        '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
        'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="So lieu" sheetId="1" r:id="r1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${rows.map(row => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
    });
}

function crc(bytes) {
    let rest = ~0;
    for (const byte of bytes) {
        rest ^= byte;
        for (let bit = 0; bit < 8; bit++)
            rest = rest >>> 1 ^ (rest & 1 ? 0xEDB88320 : 0);
    }
    return ~rest >>> 0;
}

// Files one after another, not compressed, and their directory (APPNOTE 4.3).
function zip(files) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const [path, content] of Object.entries(files)) {
        const [name, bytes] = [new TextEncoder().encode(path), new TextEncoder().encode(content)];
        const common = new DataView(new ArrayBuffer(26));
        common.setUint16(0, 20, true);
        common.setUint16(2, 0x800, true);
        common.setUint16(8, 0x21, true);
        common.setUint32(10, crc(bytes), true);
        common.setUint32(14, bytes.length, true);
        common.setUint32(18, bytes.length, true);
        common.setUint16(22, name.length, true);
        parts.push(new Uint8Array([0x50, 0x4b, 3, 4]), new Uint8Array(common.buffer), name, bytes);
        const rest = new DataView(new ArrayBuffer(14));
        rest.setUint32(10, offset, true);
        directory.push(new Uint8Array([0x50, 0x4b, 1, 2, 20, 0]), new Uint8Array(common.buffer), new Uint8Array(rest.buffer), name);
        offset += 30 + name.length + bytes.length;
    }
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, Object.keys(files).length, true);
    end.setUint16(10, Object.keys(files).length, true);
    end.setUint32(12, directory.reduce((sum, part) => sum + part.length, 0), true);
    end.setUint32(16, offset, true);
    return new Blob([...parts, ...directory, new Uint8Array(end.buffer)]);
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
        list.replaceChildren(...views().map(view => {
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
    if (data.csv)
        save(`${data.csv}.csv`, new Blob([csv(tableRows())], { type: 'text/csv' }));
    else if (data.xlsx)
        save(`${data.xlsx}.xlsx`, xlsx(tableRows()));
    else if (data.picture)
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
