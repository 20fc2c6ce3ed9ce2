// The description of the commands. What is tried out goes in the visitor's session: with the word that proves where it
// comes from, and with a key of its own where none is given.
const csrf = document.querySelector('meta[name="csrf"]')?.content;

SwaggerUIBundle({
    url: '/openapi/v1.json',
    dom_id: '#swagger-ui',
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    validatorUrl: null,
    deepLinking: true,
    filter: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    tryItOutEnabled: true,
    requestInterceptor: request => {
        if (csrf && request.method !== 'GET')
            request.headers['X-Csrf-Token'] = csrf;
        if (request.method === 'POST' && !request.headers['Idempotency-Key'])
            request.headers['Idempotency-Key'] = crypto.randomUUID();
        return request;
    },
});
