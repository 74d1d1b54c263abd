// Runs at the edge, for each request, before anything else; the same as deploy/nginx/proxy.conf does on one machine.
// CloudFront's own dialect: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
function handler(event) {
    var request = event.request;

    // For those who run PaperTrade, on the inside only.
    if (request.uri === '/actuator' || request.uri.startsWith('/actuator/')) {
        return { statusCode: 404, statusDescription: 'Not Found' };
    }

    // Overwritten, never passed on: PaperTrade believes them.
    delete request.headers['x-forwarded-host'];
    delete request.headers['x-forwarded-prefix'];
    delete request.headers['x-forwarded-ssl'];
    delete request.headers['forwarded'];
    request.headers['x-viewer-address'] = { value: event.viewer.ip };
    request.headers['x-request-id'] = { value: event.context.requestId.replace(/[^A-Za-z0-9-]/g, '').substring(0, 64) };
    return request;
}
