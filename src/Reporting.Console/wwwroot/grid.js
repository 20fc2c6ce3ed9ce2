// The keys of a form's grid: arrows and Enter move, a block pasted from a spreadsheet fills cells from the focused one on.
// What was typed is told once for a whole block.
export function attach(table, page) {
    const cell = (row, column) => table.querySelector(`[data-row="${row}"][data-column="${column}"]`);

    function move(from, rows, columns) {
        let row = +from.dataset.row + rows, column = +from.dataset.column + columns;
        for (let steps = 0; steps < 500; steps++, row += rows, column += columns) {
            const next = cell(row, column);
            if (next) {
                next.focus();
                next.select?.();
                return true;
            }
            if (row < 0 || column < 0 || row > +table.dataset.rows || column > +table.dataset.columns)
                return false;
        }
        return false;
    }

    const atStart = input => input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input => input.selectionStart === input.value.length;
    const isWhole = input => input.selectionStart === 0 && input.selectionEnd === input.value.length;

    function onKeyDown(event) {
        const input = event.target.closest('[data-cell]');
        if (!input || event.ctrlKey || event.altKey || event.metaKey)
            return;
        const text = input.tagName === 'INPUT' && input.type === 'text';
        const moved = event.key === 'ArrowUp' && input.tagName !== 'SELECT' ? move(input, -1, 0)
            : event.key === 'ArrowDown' && input.tagName !== 'SELECT' ? move(input, 1, 0)
            : event.key === 'Enter' ? move(input, event.shiftKey ? -1 : 1, 0)
            : event.key === 'ArrowLeft' && text && (atStart(input) || isWhole(input)) ? move(input, 0, -1)
            : event.key === 'ArrowRight' && text && (atEnd(input) || isWhole(input)) ? move(input, 0, 1)
            : null;
        if (moved !== null)
            event.preventDefault();
    }

    function onPaste(event) {
        const input = event.target.closest('[data-cell]');
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!input || !/[\t\n]/.test(text.trimEnd()))
            return;
        event.preventDefault();
        const changes = {};
        text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) =>
            line.split('\t').forEach((value, right) => {
                const target = cell(+input.dataset.row + down, +input.dataset.column + right);
                if (target) {
                    target.value = value.trim();
                    changes[target.dataset.cell] = value.trim();
                }
            }));
        page.invokeMethodAsync('Changed', changes);
    }

    function onChange(event) {
        const input = event.target.closest('[data-cell]');
        if (input)
            page.invokeMethodAsync('Changed', { [input.dataset.cell]: input.value });
    }

    function onFocus(event) {
        if (event.target.matches('input[data-cell]'))
            event.target.select();
    }

    function onSave(event) {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
            event.preventDefault();
            document.activeElement?.blur();
            page.invokeMethodAsync('SaveByKey');
        }
    }

    table.addEventListener('keydown', onKeyDown);
    table.addEventListener('paste', onPaste);
    table.addEventListener('change', onChange);
    table.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onSave);
    return { dispose: () => document.removeEventListener('keydown', onSave) };
}
