// The query editor of the page /graphql: GraphiQL, asking this server in the visitor's own session.
import { useEditorContext } from '@graphiql/react';
import { setNonce } from 'get-nonce';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import examples from './examples.json';

// Style elements that components add carry the page's nonce; scripts need none, they are files.
setNonce(document.currentScript.nonce);
const csrf = document.querySelector('meta[name="csrf"]')?.content;
const isEnglish = document.documentElement.lang === 'en';

async function fetcher(params, options) {
    const response = await fetch('/graphql', {
        method: 'POST',
        headers: {
            'Content-Type': 'application/json',
            Accept: 'application/graphql-response+json, application/json',
            'Accept-Language': isEnglish ? 'en' : 'vi',
            ...(csrf ? { 'X-Csrf-Token': csrf } : {}),
            ...options?.headers,
        },
        body: JSON.stringify(params),
    });
    return response.json();
}

function Examples() {
    const { queryEditor } = useEditorContext();
    return (
        <div className="examples">
            <h2>{isEnglish ? 'Examples' : 'Ví dụ'}</h2>
            <ul>
                {examples.map(example => (
                    <li key={example.query}>
                        <button type="button" onClick={() => queryEditor?.setValue(example.query)}>
                            {isEnglish ? example.en : example.vi}
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
}

const examplesPlugin = {
    title: isEnglish ? 'Examples' : 'Ví dụ',
    icon: () => <svg viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" d="M2 2h12v2H2zm0 5h12v2H2zm0 5h8v2H2z" /></svg>,
    content: Examples,
};

// A link can bring a query along: /graphql#query=...
const given = new URLSearchParams(location.hash.slice(1)).get('query');

createRoot(document.getElementById('graphiql')).render(
    <GraphiQL
        fetcher={fetcher}
        plugins={[examplesPlugin]}
        query={given ?? undefined}
        defaultQuery={examples[0].query}
        shouldPersistHeaders={false}
    />,
);
