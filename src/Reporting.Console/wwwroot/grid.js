// The hands on a form's grid. Arrows and Enter move, F2 edits within a cell, Escape takes back, a block pasted from a
// spreadsheet fills cells from the focused one on, Alt+K says that nothing arose. What a field shows is the browser's; the
// page is told of what was typed, shortly after it was, and never writes into the field that somebody is in.
const pause = 300;

export function attach(table, page) {
    const fields = 'input[data-cell], select[data-cell]';
    const cell = (row, column) => table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
    const told = new Map();
    let waiting = 0, last = null, before = '', isEditing = false, onTheWay = 0;

    // What is stored comes into a field that nobody is in, when everything that was typed has been told.
    function show(input) {
        if (!input.dataset.cell || onTheWay > 0 || waiting || input.value === (input.dataset.stored ?? '')
            || input === document.activeElement && input.value !== before)
            return;
        input.value = input.dataset.stored ?? '';
        told.set(input.dataset.cell, input.value);
        if (input === document.activeElement)
            enter(input);
    }

    // Whoever is in a field and has not typed replaces what stands there, also when it has come only now.
    function enter(input) {
        [last, before, isEditing] = [input, input.value, false];
        if (input.tagName === 'INPUT' && input.type === 'text')
            input.select();
    }

    const showAll = () => table.querySelectorAll(fields).forEach(show);

    async function tell() {
        clearTimeout(waiting);
        waiting = 0;
        const changes = {};
        for (const input of table.querySelectorAll(fields)) {
            if (told.get(input.dataset.cell) !== input.value) {
                changes[input.dataset.cell] = input.value;
                told.set(input.dataset.cell, input.value);
            }
        }
        if (Object.keys(changes).length === 0)
            return;
        onTheWay++;
        try {
            await page.invokeMethodAsync('Changed', changes);
        } finally {
            onTheWay--;
            showAll();
        }
    }

    function move(from, rows, columns) {
        let row = +from.dataset.row + rows, column = +from.dataset.column + columns;
        for (; row >= 0 && column >= 0 && row <= +table.dataset.rows && column <= +table.dataset.columns; row += rows, column += columns) {
            const next = cell(row, column);
            if (next) {
                next.focus();
                return true;
            }
        }
        return false;
    }

    function write(input, text) {
        input.value = text;
        tell();
    }

    const atStart = input => input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input => input.selectionStart === input.value.length;
    const isWhole = input => input.selectionStart === 0 && input.selectionEnd === input.value.length;

    function edit(input) {
        isEditing = true;
        input.setSelectionRange(input.value.length, input.value.length);
        return true;
    }

    function onKeyDown(event) {
        const input = event.target.closest('[data-cell]');
        if (!input || event.ctrlKey || event.metaKey)
            return;
        if (event.altKey) {
            if (event.code === 'KeyK') {
                event.preventDefault();
                sayNil(input);
            }
            return;
        }
        const isText = input.tagName === 'INPUT' && input.type === 'text';
        const isFree = input.tagName !== 'SELECT' && input.type !== 'date' && !isEditing;
        const done = event.key === 'ArrowUp' && isFree ? move(input, -1, 0)
            : event.key === 'ArrowDown' && isFree ? move(input, 1, 0)
            : event.key === 'Enter' ? move(input, event.shiftKey ? -1 : 1, 0)
            : event.key === 'ArrowLeft' && isText && !isEditing && (atStart(input) || isWhole(input)) ? move(input, 0, -1)
            : event.key === 'ArrowRight' && isText && !isEditing && (atEnd(input) || isWhole(input)) ? move(input, 0, 1)
            : event.key === 'F2' && isText ? edit(input)
            : event.key === 'Escape' ? (write(input, before), isEditing = false, input.select?.(), true)
            : null;
        if (done !== null)
            event.preventDefault();
    }

    function onPaste(event) {
        const input = event.target.closest('[data-cell]');
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!input || !/[\t\n]/.test(text.trimEnd()))
            return;
        event.preventDefault();
        text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) =>
            line.split('\t').forEach((value, right) => {
                const target = cell(+input.dataset.row + down, +input.dataset.column + right);
                if (target)
                    target.value = value.trim();
            }));
        tell();
    }

    function sayNil(input) {
        if (input?.dataset.nil)
            write(input, input.dataset.nil);
    }

    function onFocus(event) {
        const input = event.target.closest('[data-cell]');
        if (input)
            enter(input);
    }

    function onInput(event) {
        if (event.target.closest('[data-cell]')) {
            clearTimeout(waiting);
            waiting = setTimeout(tell, pause);
        }
    }

    async function save() {
        await tell();
        await page.invokeMethodAsync('SaveByKey');
    }

    function onKey(event) {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
            event.preventDefault();
            save();
        }
    }

    // A draft is stored when the page goes out of sight: it may not come back.
    const onHide = () => document.visibilityState === 'hidden' && save();

    function onClick(event) {
        if (event.target.closest('[data-say-nil]') && last) {
            last.focus();
            sayNil(last);
        }
        const goal = event.target.closest('[data-go-to]')?.dataset.goTo;
        if (goal)
            table.querySelector(`[data-cell="${CSS.escape(goal)}"]`)?.focus();
    }

    const stored = new MutationObserver(changes => changes.forEach(change => show(change.target)));
    for (const input of table.querySelectorAll(fields)) {
        // What somebody typed before this script was there stays.
        input.value ||= input.dataset.stored ?? '';
        told.set(input.dataset.cell, input.dataset.stored ?? '');
    }
    stored.observe(table, { subtree: true, attributeFilter: ['data-stored'] });
    const already = document.activeElement?.closest('[data-cell]');
    if (table.contains(already)) {
        if (already.value === (already.dataset.stored ?? ''))
            enter(already);
        else
            [last, before] = [already, already.dataset.stored ?? ''];
    }
    tell();
    const everywhere = { keydown: onKey, visibilitychange: onHide, click: onClick };
    const here = { keydown: onKeyDown, paste: onPaste, change: tell, focusin: onFocus, focusout: event => setTimeout(show, 0, event.target), input: onInput };
    for (const [name, act] of Object.entries(here))
        table.addEventListener(name, act);
    for (const [name, act] of Object.entries(everywhere))
        document.addEventListener(name, act);
    table.dataset.ready = 'true';
    return {
        dispose() {
            clearTimeout(waiting);
            stored.disconnect();
            for (const [name, act] of Object.entries(everywhere))
                document.removeEventListener(name, act);
        },
    };
}
